import { useState } from 'preact/hooks'
import type { Role } from '../../../core/guide/role.ts'
import { startPlay } from '../../../core/scenario/play.ts'
import { editionOf } from '../../../core/scenario/relay.ts'
import { turnOf } from '../../../core/scenario/turn.ts'
import { lastPlay } from '../../../flow/past-plays.ts'
import { beginPlay, type PlayBeginning, type Playing } from '../../../flow/play-scenario.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { KeepThis } from '../../parts/when-loaded.tsx'
import { PATHS } from '../../routes.ts'
import { useChoices, useLook } from '../../state.ts'
import { Stage } from '../drawing/stage.tsx'
import { handOver, takeOver } from '../table.ts'
import { newGroup } from './new-group.ts'
import { type Manner, PartsChoice } from './parts-choice.tsx'
import { receiveAnew } from './receive.ts'

interface Props {
  readonly book: SceneBook
  /** The baton of a run that goes on already, as it was brought here; nothing when none was. */
  readonly brought: string
  readonly onBegun: (run: Playing) => void
}

/** What the commission does together, which parts this phone plays, and the beginning: one's own or that of other phones. */
export function SetUp({ book, brought, onBegun }: Props) {
  const { t } = useSpeech()
  const { scene, words } = book.opened
  const crew = scene.crew ?? []
  const mine = useChoices().preferences?.role
  const [manner, setManner] = useState<Manner>('some')
  const [chosen, setChosen] = useState<readonly Role[]>()
  const [isMissing, setMissing] = useState(false)
  const ticked = chosen ?? crew.filter((role) => role === mine)
  const roles = manner === 'some' ? ticked : manner === 'all' ? crew : []
  const first = turnOf(scene, startPlay(scene))
  const isFirst = first === 'all' || roles.includes(first)
  const last = useLook(() => lastPlay(book), [book])
  const received =
    brought === ''
      ? undefined
      : receiveAnew(last?.play, { scene, edition: editionOf(book.fingerprint) }, brought)

  const begin = async (beginning: PlayBeginning): Promise<void> => {
    const isBlank = manner === 'some' && ticked.length === 0
    setMissing(isBlank)
    if (isBlank) return
    const begun = await beginPlay(book, { ...beginning, roles })
    handOver(begun) // what lay here of an earlier run is laid aside
    onBegun(takeOver(scene.id) ?? begun)
  }
  const choose = (change: () => void): void => {
    change()
    setMissing(false)
  }
  return (
    <Page title={words.title} lead={words.opening}>
      {received && (
        <Notice tone="attention" live>
          <p>{t(received.ok ? 'scenario-run:brought' : `scenario-run:problem_${received.problem}`)}</p>
        </Notice>
      )}
      <Stage place={scene.place} who={null} others={scene.cast.map(({ look }) => look)} />
      <h2>{t('scenario-run:whatTitle')}</h2>
      <p>
        {t('scenario-run:whatText')} ({t('scenario:minutes', { count: scene.room.minutes })})
      </p>
      <PartsChoice
        crew={crew}
        manner={manner}
        ticked={ticked}
        onManner={(to) => choose(() => setManner(to))}
        onTicked={(to) => choose(() => setChosen(to))}
      />
      {isMissing && <p role="alert">{t('scenario-run:partsMissing')}</p>}
      <div class="sc-actions">
        {received?.ok ? (
          <Button
            says="takeTitle"
            primary
            onPress={() =>
              void begin({ group: received.value.baton.group, given: received.value.baton.events })
            }
          />
        ) : (
          <>
            {isFirst && <Button says="begin" primary onPress={() => void begin({ group: newGroup() })} />}
            <Button says="join" primary={!isFirst} onPress={() => void begin({})} />
          </>
        )}
      </div>
      {first !== 'all' && !received?.ok && <p class="small">{t(`scenario-run:first_${first}`)}</p>}
      {last && <Last scene={scene.id} />}
      <KeepThis />
    </Page>
  )
}

interface ButtonProps {
  readonly says: 'begin' | 'join' | 'takeTitle'
  readonly primary?: boolean
  readonly onPress: () => void
}

function Button({ says, primary = false, onPress }: ButtonProps) {
  const { t } = useSpeech()
  return (
    <button type="button" class={primary ? 'button primary' : 'button'} onClick={onPress}>
      {t(`scenario-run:${says}`)}
    </button>
  )
}

/** The way to the run that was finished last, with its square for phones that did not see the end. */
function Last({ scene }: { readonly scene: string }) {
  const { t } = useSpeech()
  return (
    <p>
      <a class="button" href={`${PATHS.scenarios}/${scene}?debrief`}>
        {t('scenario-run:lastRun')}
      </a>
    </p>
  )
}
