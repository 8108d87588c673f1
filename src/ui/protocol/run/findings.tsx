import { useMemo } from 'preact/hooks'
import type { BoxPath } from '../../../core/protocol/box.ts'
import { type Told, tell } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { useDocument } from '../../state.ts'
import type { Frame } from '../entry/frame.ts'
import { grouped, Message, messageId } from '../entry/message.tsx'
import { useNames } from './naming.ts'
import { resultsOf, type RunView } from './view.ts'

interface Props {
  readonly view: RunView
  readonly told: readonly Told[]
  readonly onJump: (box: BoxPath) => void
}

/** What is told of a draft that lies there filled in: everything that the exercise lets be said. */
export function useTold(view: RunView): Told[] {
  const { form, disclosure } = view.exercise
  return useMemo(
    () => tell(form, resultsOf(view), { disclosure, left: () => true }),
    [form, disclosure, view.run.values],
  )
}

/** What the checks find on a filled draft, as far as this exercise says it. */
export function Findings({ view, told, onJump }: Props) {
  const { t } = useSpeech()
  const law = useDocument('law')
  const { exercise, run, opened } = view
  const { disclosure, form } = exercise
  const names = useNames(opened, run.subjects)
  if (disclosure === 'silent') return null
  const frame: Frame = {
    form,
    words: opened.words,
    subjects: run.subjects,
    names,
    disclosure,
    late: false,
    sums: true,
    law: law.state === 'ready' ? law.value : undefined,
    desk: { type: nothing, leave: nothing, tick: nothing, unstored: () => undefined, jump: onJump },
  }
  return (
    <section class="pr-r-findings" aria-label={t('protocol-run:findings')} aria-live="polite">
      {told.length === 0 ? (
        <Notice tone="calm">
          <p>{t('protocol-run:noContradiction')}</p>
        </Notice>
      ) : (
        grouped(told, frame).map((group) => {
          const { code } = group[0].result
          return (
            <Message key={code} frame={frame} group={group} id={messageId(code, 'sheet')} accepted={false} />
          )
        })
      )}
    </section>
  )
}

function nothing(): void {
  // nothing is typed on a sheet that is only looked at
}
