import { useCallback, useEffect, useState } from 'preact/hooks'
import {
  beginAnew,
  openPractice,
  type Practice,
  type PracticeProblem,
} from '../../../flow/practise-protocol.ts'
import { lookBack } from '../../../flow/look-back.ts'
import type { ProtocolBook } from '../../../flow/protocols.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { useOneWindow } from '../../parts/use-one-window.ts'
import { CodeProblemPage } from './code-problem.tsx'
import { RunPage } from './run-page.tsx'

interface Props {
  readonly book: ProtocolBook
  readonly code: string
}

type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'problem'; readonly problem: PracticeProblem }
  | { readonly state: 'open'; readonly practice: Practice; readonly turn: number }

/**
 * An exercise by its code: gone on with where it stood, looked back on when it is over, or begun. The code decides
 * everything, so the same address is the same night on every phone.
 */
export function PracticePage({ book, code }: Props) {
  const { t } = useSpeech()
  const [opening, setOpening] = useState<Opening>({ state: 'opening' })
  const work = useOneWindow(workIn(opening))
  const { turn } = work
  const open = useCallback(
    async (fresh: boolean): Promise<void> => {
      const back = fresh ? undefined : await lookBack(code, book)
      if (back) return setOpening({ state: 'open', practice: back, turn })
      const opened = await openPractice(code, book)
      setOpening(
        opened.ok
          ? { state: 'open', practice: opened.value, turn }
          : { state: 'problem', problem: opened.problem },
      )
    },
    [book, code, turn],
  )
  useEffect(() => void open(false), [open])

  const anew = async (practice: Practice): Promise<void> => {
    if (practice.run.stage !== 'debrief' && practice.kept) await beginAnew(practice.attempt)
    await open(true)
  }

  switch (opening.state) {
    case 'opening':
      return (
        <Page title={t('protocol-run:title')}>
          <p role="status">{t('common:loading')}</p>
        </Page>
      )
    case 'problem':
      return <CodeProblemPage problem={opening.problem} />
    case 'open':
      return (
        <RunPage
          key={`${opening.practice.attempt.id}/${opening.turn}`}
          book={book}
          practice={opening.practice}
          work={work}
          onAnew={() => void anew(opening.practice)}
        />
      )
  }
}

/** What of an exercise is worked on in one window: nothing of one that is looked back on. */
function workIn(opening: Opening): string | undefined {
  if (opening.state !== 'open' || opening.practice.run.stage === 'debrief') return undefined
  return opening.practice.attempt.id
}
