import type { ComponentChildren } from 'preact'
import type { SceneNode } from '../../../core/scenario/scene.ts'
import { useSpeech } from '../../i18n.ts'
import { InActRoom } from '../in-act-room.tsx'
import type { Running } from '../use-play.ts'
import { Ask } from './ask.tsx'
import { Choose } from './choose.tsx'
import { Look } from './look.tsx'

interface Props {
  readonly running: Running
  readonly node: SceneNode
  /** What stands there at the end. */
  readonly children: ComponentChildren
}

/** What is to be done now. */
export function Turn({ running, node, children }: Props) {
  const { t } = useSpeech()
  switch (node.kind) {
    case 'say':
      return (
        <div class="sc-turn">
          <button
            type="button"
            class="button primary sc-go"
            onClick={() => running.on({ act: 'reached', object: node.id })}
          >
            {t('scenario:goOn')}
          </button>
        </div>
      )
    case 'choose':
      return <Choose key={node.id} running={running} node={node} />
    case 'ask':
      return <Ask key={node.id} running={running} node={node} />
    case 'look':
      return <Look key={node.id} running={running} node={node} />
    case 'log':
      return <InActRoom>{({ Log }) => <Log key={node.id} running={running} node={node} />}</InActRoom>
    case 'end':
      return (
        <div class="sc-turn">
          <h2 tabIndex={-1}>{t(`scenario:ending_${node.ending}`)}</h2>
          {children}
        </div>
      )
  }
}
