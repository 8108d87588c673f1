import { useEffect, useRef, useState } from 'preact/hooks'
import type { Exercise } from '../../../core/protocol/exercise.ts'
import { writeSecondEntry } from '../../../core/protocol/hand-over.ts'
import { replay, type Run, type RunEvent, secondSheetOf } from '../../../core/protocol/run.ts'
import {
  exerciseOf,
  openDrill,
  type Practice,
  type PracticeProblem,
} from '../../../flow/practise-protocol.ts'
import type { ProtocolBook } from '../../../flow/protocols.ts'
import { useSpeech } from '../../i18n.ts'
import { InOneWindow } from '../../parts/in-one-window.tsx'
import { Page } from '../../parts/page.tsx'
import { SavedState } from '../../parts/saved-state.tsx'
import { type OneWindow, useOneWindow } from '../../parts/use-one-window.ts'
import { CarriedEntry } from './carried-entry.tsx'
import { CodeProblemPage } from './code-problem.tsx'
import { entryLink } from './entry-link.ts'
import { QrPicture } from '../../parts/squares/squares.ts'
import { BlindEntry } from './second.tsx'
import { useRun } from './use-run.ts'
import { viewOf } from './view.ts'

interface Props {
  readonly book: ProtocolBook
  readonly code: string
}

type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'problem'; readonly problem: PracticeProblem }
  | { readonly state: 'open'; readonly practice: Practice; readonly turn?: number }

/** The second entry of somebody else's exercise, made on this phone and shown as a square when it is done. */
export function MakeSecond({ book, code }: Props) {
  const { t } = useSpeech()
  const [opening, setOpening] = useState<Opening>({ state: 'opening' })
  const work = useOneWindow(opening.state === 'open' ? opening.practice.attempt.id : undefined)
  const { turn } = work
  useEffect(() => {
    let gone = false
    void open(book, code).then((opened) => {
      if (!gone) setOpening(opened.state === 'open' ? { ...opened, turn } : opened)
    })
    return () => {
      gone = true
    }
  }, [book, code, turn])
  switch (opening.state) {
    case 'opening':
      return (
        <Page title={t('protocol-run:secondTitle')}>
          <p role="status">{t('common:loading')}</p>
        </Page>
      )
    case 'problem':
      return <CodeProblemPage problem={opening.problem} />
    case 'open':
      return <Making key={opening.turn} book={book} practice={opening.practice} work={work} />
  }
}

/** The way to the second entry, without the first: this phone never sees it. */
const ON_THE_WAY: readonly RunEvent[] = [
  { act: 'reached', object: 'stage:fill' },
  { act: 'reached', object: 'stage:second' },
]

async function open(book: ProtocolBook, code: string): Promise<Opening> {
  const made = exerciseOf(code, book)
  if (!made.ok) return { state: 'problem', problem: made.problem }
  const exercise = made.value
  if (exercise.id.level !== 'four-eyes') return { state: 'problem', problem: 'no-such-level' }
  const { attempt, kept } = await openDrill(`second:${exercise.code}`, book)
  const run = replay(exercise, [...ON_THE_WAY, ...attempt.events])
  return { state: 'open', practice: { exercise, attempt, kept, run, formChanged: false } }
}

interface MakingProps {
  readonly book: ProtocolBook
  readonly practice: Practice
  readonly work: OneWindow
}

function Making({ book, practice, work }: MakingProps) {
  const { t } = useSpeech()
  const running = useRun(practice, work.isHere)
  const [shown, setShown] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (shown) heading.current?.focus()
  }, [shown])
  const view = viewOf(book, practice.exercise, running)
  if (!view) return <CodeProblemPage problem="unknown-form" />
  return (
    <Page title={t('protocol-run:secondTitle')} wide>
      <InOneWindow work={work} room="protocol-run">
        <SavedState running={running} refused={t('protocol-run:notSaved')} />
        {shown ? (
          <section aria-labelledby="show-entry">
            <h2 id="show-entry" ref={heading} tabIndex={-1}>
              {t('protocol-run:showEntry')}
            </h2>
            <ShowEntry exercise={practice.exercise} entry={entryOf(practice.exercise, view.run)} />
            <button type="button" class="button" onClick={() => setShown(false)}>
              {t('protocol-run:backToEntry')}
            </button>
          </section>
        ) : (
          <BlindEntry view={view} finish={t('protocol-run:showEntry')} onDone={() => setShown(true)} />
        )}
      </InOneWindow>
    </Page>
  )
}

function entryOf(exercise: Exercise, run: Run): string {
  return writeSecondEntry(exercise.form, exercise.code, secondSheetOf(run))
}

/** The square for the first phone's camera, and the same as text. */
function ShowEntry({ exercise, entry }: { readonly exercise: Exercise; readonly entry: string }) {
  const { t } = useSpeech()
  return (
    <>
      <p>{t('protocol-run:showEntryText')}</p>
      <QrPicture text={entryLink(entry)} label={t('protocol-run:entrySquare', { code: exercise.code })} />
      <CarriedEntry entry={entry} />
    </>
  )
}
