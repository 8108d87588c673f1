import { useEffect, useRef } from 'preact/hooks'
import { type Stage, stagesOf } from '../../../core/protocol/run.ts'
import type { Practice } from '../../../flow/practise-protocol.ts'
import type { ProtocolBook } from '../../../flow/protocols.ts'
import { useSpeech } from '../../i18n.ts'
import { BackToScene } from '../../parts/back-to-scene.tsx'
import { Notice } from '../../parts/notice.tsx'
import { InOneWindow } from '../../parts/in-one-window.tsx'
import { focusHeading, Page } from '../../parts/page.tsx'
import type { OneWindow } from '../../parts/use-one-window.ts'
import { InBackRoom, openAhead } from '../in-back-room.tsx'
import { Brief } from './brief.tsx'
import { CodeProblemPage } from './code-problem.tsx'
import { Fill } from './fill.tsx'
import { RunBar } from './run-bar.tsx'
import { Unsaved } from './unsaved.tsx'
import { useRun } from './use-run.ts'
import { type RunView, viewOf } from './view.ts'

interface Props {
  readonly book: ProtocolBook
  readonly practice: Practice
  readonly work: OneWindow
  /** Lays this try aside and begins the same exercise once more. */
  readonly onAnew: () => void
}

/** A run on the screen, part by part. */
export function RunPage({ book, practice, work, onAnew }: Props) {
  const { t } = useSpeech()
  const running = useRun(practice, work.isHere)
  const { run } = running
  const view = viewOf(book, practice.exercise, running)
  useStageFocus(run.stage)
  useEffect(openAhead, []) // what comes after the protocol is there when it is needed
  if (!view) return <CodeProblemPage problem="unknown-form" />
  const { level } = practice.exercise.id
  const title =
    run.stage === 'brief'
      ? t(`protocol:level_${level}`)
      : t(`protocol-run:stage_${stageName(view, run.stage)}`)
  return (
    <Page title={title} wide={WITH_PAPERS.has(run.stage)}>
      <BackToScene still />
      <InOneWindow work={work} room="protocol-run">
        {running.kept === 'not-saved' && <Unsaved onAgain={running.keepAgain} />}
        <RunBar view={view} practice={practice} running={running} onAnew={onAnew} />
        {practice.formChanged && run.stage === 'brief' && (
          <Notice tone="attention">
            <p>{t('protocol-run:formChanged')}</p>
          </Notice>
        )}
        <StageOf
          view={view}
          onNext={() => {
            const stages = stagesOf(view.exercise)
            const next = stages[stages.indexOf(run.stage) + 1]
            if (next === 'debrief') running.finish()
            else if (next) running.on({ act: 'reached', object: `stage:${next}` })
          }}
          book={book}
          onAnew={onAnew}
        />
      </InOneWindow>
    </Page>
  )
}

/** Parts in which papers lie beside the work. */
const WITH_PAPERS: ReadonlySet<Stage> = new Set(['fill', 'second', 'compare', 'answer'])

interface StageProps {
  readonly view: RunView
  readonly book: ProtocolBook
  readonly onNext: () => void
  readonly onAnew: () => void
}

function StageOf({ view, book, onNext, onAnew }: StageProps) {
  const { t } = useSpeech()
  const { exercise, run, opened, marks, on } = view
  switch (run.stage) {
    case 'brief':
      return <Brief view={view} onStart={onNext} />
    case 'count':
      return (
        <InBackRoom>
          {({ Count }) => (
            <Count
              exercise={exercise}
              words={opened.words}
              run={run}
              marks={marks}
              onEvent={on}
              onDone={onNext}
            />
          )}
        </InBackRoom>
      )
    case 'fill':
      return exercise.id.level === 'worked' ? (
        <InBackRoom>{({ Worked }) => <Worked view={view} onFinish={onNext} />}</InBackRoom>
      ) : (
        <Fill
          view={view}
          finish={t(exercise.filled ? 'protocol-run:examined' : 'protocol-run:filled')}
          onFinish={onNext}
        />
      )
    case 'second':
      return <InBackRoom>{({ Second }) => <Second view={view} onDone={onNext} />}</InBackRoom>
    case 'compare':
      return <InBackRoom>{({ Compare }) => <Compare view={view} onDone={onNext} />}</InBackRoom>
    case 'answer':
      return <InBackRoom>{({ Answer }) => <Answer view={view} onFinish={onNext} />}</InBackRoom>
    case 'debrief':
      return <InBackRoom>{({ Debrief }) => <Debrief view={view} book={book} onAnew={onAnew} />}</InBackRoom>
  }
}

/** What a part is called; filling has several faces. */
function stageName({ exercise }: RunView, stage: Stage) {
  if (stage !== 'fill') return stage
  if (exercise.id.level === 'worked') return 'worked'
  if (exercise.base) return 'amend'
  return exercise.filled ? 'examine' : 'fill'
}

/** A new part begins at its top, with the focus on its heading. */
function useStageFocus(stage: Stage): void {
  const shown = useRef(stage)
  useEffect(() => {
    if (shown.current === stage) return
    shown.current = stage
    scrollTo(0, 0)
    if (document.activeElement === document.body || document.activeElement === null) focusHeading()
  }, [stage])
}
