import { useState } from 'preact/hooks'
import type { RunEvent } from '../../../core/protocol/run.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Entry } from '../entry/entry.tsx'
import { WithPapers } from './papers.tsx'
import { ShowCode } from './show-code.tsx'
import { usePapers } from './table.tsx'
import { TakeSecond } from './take-second.tsx'
import { givenSections, type RunView, secondResultsOf } from './view.ts'

interface Props {
  readonly view: RunView
  readonly onDone: () => void
}

/** The form goes into other hands: on this phone, or on another one whose entry is brought back. */
export function Second({ view, onDone }: Props) {
  const begun = view.run.furthest >= 0 || view.run.section > 0
  const [here, setHere] = useState(begun)
  if (here) return <BlindEntry view={view} onDone={onDone} />
  return <HandOver view={view} onHere={() => setHere(true)} onDone={onDone} />
}

/** Between the two entries: who types now, and on which phone. */
function HandOver({ view, onHere, onDone }: Props & { readonly onHere: () => void }) {
  const { t } = useSpeech()
  const { exercise, on } = view
  return (
    <>
      <p class="lead">{t('protocol-run:handOver')}</p>
      <Notice tone="calm">
        <p>{t('protocol-run:handOverWhy')}</p>
      </Notice>
      <div class="pr-r-actions">
        <button type="button" class="button primary" onClick={onHere}>
          <Icon name="pen" />
          {t('protocol-run:secondHere')}
        </button>
      </div>
      <h2>{t('protocol-run:otherPhone')}</h2>
      <p>{t('protocol-run:otherPhoneText')}</p>
      <ShowCode code={exercise.code} />
      <TakeSecond
        exercise={exercise}
        onTaken={(text) => {
          on({ act: 'wrote', object: `second=${text}` })
          onDone()
        }}
      />
    </>
  )
}

/** The second entry, which sees nothing of the first. */
export function BlindEntry({ view, onDone, finish }: Props & { readonly finish?: string }) {
  const { t } = useSpeech()
  const { exercise, run, opened, on } = view
  const papers = usePapers(view)
  return (
    <WithPapers papers={papers} onLook={(id) => on({ act: 'reached', object: `record:${id}` })}>
      <p class="small">{t('protocol-run:blindText')}</p>
      <Entry
        form={exercise.form}
        words={opened.words}
        subjects={run.subjects}
        values={run.again}
        results={secondResultsOf(view)}
        disclosure="silent"
        late={false}
        section={run.section}
        furthest={run.furthest}
        accepted={run.accepted}
        given={givenSections(exercise)}
        finish={finish ?? t('protocol-run:secondFilled')}
        onEvent={(event) => on(asSecond(event))}
        onFinish={onDone}
      />
    </WithPapers>
  )
}

/** What is written in the second entry is told apart from the first by its address. */
function asSecond({ act, object }: RunEvent): RunEvent {
  const isWritten = act === 'typed' || act === 'ticked' || act === 'unticked'
  return { act, object: isWritten ? `2/${object}` : object }
}
