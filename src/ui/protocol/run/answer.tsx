import { useState } from 'preact/hooks'
import type { FaultKind } from '../../../core/protocol/form.ts'
import type { Remedy } from '../../../core/protocol/remedies.ts'
import { finalSheetOf } from '../../../core/protocol/run.ts'
import { useSpeech } from '../../i18n.ts'
import { causesFor, remediesFor } from './asked.ts'
import { Choices } from './choices.tsx'
import { useNames } from './naming.ts'
import { WithPapers } from './papers.tsx'
import { SheetView } from './sheet-view.tsx'
import { usePapers } from './table.tsx'
import type { RunView } from './view.ts'

interface Props {
  readonly view: RunView
  readonly onFinish: () => void
}

/** Is something wrong, where, why, and what is done now. */
export function Answer({ view, onFinish }: Props) {
  const { t } = useSpeech()
  const { run, on } = view
  // with an amendment under way the question is answered already
  const [wrong, setWrong] = useState<'yes' | 'no' | null>(view.exercise.base ? 'yes' : saidSoFar(view))
  const [lacking, setLacking] = useState<readonly Question[]>([])
  const papers = usePapers(view)

  const say = (answer: 'yes' | 'no'): void => {
    setWrong(answer)
    setLacking([])
    if (answer === 'yes') {
      on({ act: 'unpointed', object: 'none' })
      return
    }
    on({ act: 'pointed', object: 'none' })
    on({ act: 'chose', object: 'cause=nothing' })
    on({ act: 'chose', object: 'remedy=nothing' })
  }
  const finish = (): void => {
    const missing = unanswered(view, wrong)
    setLacking(missing)
    const [first] = missing
    if (first) document.getElementById(first)?.focus()
    else onFinish()
  }
  const problem = (question: Question) =>
    lacking.includes(question) ? t('protocol-run:answerMissing') : undefined

  return (
    <WithPapers papers={papers} onLook={(id) => on({ act: 'reached', object: `record:${id}` })}>
      <p class="lead">{t(view.exercise.base ? 'protocol-run:answerLeadAmend' : 'protocol-run:answerLead')}</p>
      {!view.exercise.base && (
        <Choices<'yes' | 'no'>
          name="wrong"
          legend={t('protocol-run:isWrong')}
          choices={[
            { value: 'yes', label: t('protocol-run:isWrongYes') },
            { value: 'no', label: t('protocol-run:isWrongNo') },
          ]}
          chosen={wrong}
          onChoose={say}
          problem={problem('wrong')}
        />
      )}
      {wrong === 'yes' && (
        <>
          {view.exercise.base ? <AmendedBoxes view={view} /> : <PointAt view={view} />}
          <Choices<FaultKind>
            name="cause"
            legend={t('protocol-run:cause')}
            text={t('protocol-run:causeText')}
            choices={causesFor(view.exercise).map((kind) => ({
              value: kind,
              label: t(`protocol-run:cause_${kind}`),
            }))}
            chosen={run.cause === 'nothing' ? null : run.cause}
            onChoose={(kind) => on({ act: 'chose', object: `cause=${kind}` })}
            problem={problem('cause')}
          />
          <Choices<Remedy>
            name="remedy"
            legend={t('protocol-run:remedy')}
            text={t('protocol-run:remedyText')}
            choices={remediesFor(view.exercise).map((remedy) => ({
              value: remedy,
              label: t(`protocol-run:remedy_${remedy}`),
            }))}
            chosen={run.remedy}
            onChoose={(remedy) => on({ act: 'chose', object: `remedy=${remedy}` })}
            problem={problem('remedy')}
          />
          <Note view={view} />
        </>
      )}
      <p role="alert" class="pr-r-problem">
        {lacking.length > 0 && t('protocol-run:answersMissing', { count: lacking.length })}
      </p>
      <div class="pr-r-actions">
        <button type="button" class="button primary" onClick={finish}>
          {t('protocol-run:finish')}
        </button>
      </div>
    </WithPapers>
  )
}

type Question = 'wrong' | 'cause' | 'remedy'

/** What an interrupted answer had come to. */
function saidSoFar({ run }: RunView): 'yes' | 'no' | null {
  if (run.noneWrong) return 'no'
  return run.pointed.length > 0 || run.cause !== null || run.remedy !== null ? 'yes' : null
}

function unanswered({ run }: RunView, wrong: 'yes' | 'no' | null): Question[] {
  if (wrong === null) return ['wrong']
  if (wrong === 'no') return []
  return [
    ...(run.cause === null || run.cause === 'nothing' ? (['cause'] as const) : []),
    ...(run.remedy === null ? (['remedy'] as const) : []),
  ]
}

/** The sheet, on which the wrong boxes are touched. */
function PointAt({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const { exercise, run, opened, on } = view
  const chosen = new Set(run.pointed)
  return (
    <section aria-labelledby="point-title">
      <h2 id="point-title">{t('protocol-run:point')}</h2>
      <p class="small">{t('protocol-run:pointText')}</p>
      <SheetView
        opened={opened}
        sheet={finalSheetOf(exercise, run)}
        before={exercise.filled ? exercise.draft : undefined}
        chosen={chosen}
        choosing
        onPress={(box) => on({ act: chosen.has(box) ? 'unpointed' : 'pointed', object: box })}
      />
    </section>
  )
}

/** With an amendment its rows have named the boxes already. */
function AmendedBoxes({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const { run, base } = view
  const names = useNames(base, run.subjects)
  return (
    <p>
      {run.changes.length === 0
        ? t('protocol-run:noRows')
        : t('protocol-run:rowsName', { boxes: run.changes.map(({ box }) => names.box(box)).join('; ') })}
    </p>
  )
}

/** Remedies after which something is written that others will read. */
const WITH_NOTE: ReadonlySet<Remedy> = new Set(['recountThenExplain', 'explanatoryNote', 'amendmentProtocol'])

function Note({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const { run, on } = view
  if (run.remedy === null || !WITH_NOTE.has(run.remedy)) return null
  return (
    <div class="pr-r-note">
      <label for="note">{t('protocol-run:note')}</label>
      <p id="note-text" class="small">
        {t('protocol-run:noteText')}
      </p>
      <textarea
        id="note"
        aria-describedby="note-text"
        rows={4}
        maxLength={500}
        value={run.note}
        onInput={({ currentTarget }) => on({ act: 'wrote', object: `note=${currentTarget.value}` })}
      />
    </div>
  )
}
