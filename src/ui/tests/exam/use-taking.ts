import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { readRescueHead } from '../../../core/exam/rescue.ts'
import { layAside, openExamCode, type SittingHere, takeRescue } from '../../../flow/sit-exam.ts'
import type { QuestionShelf } from '../../../flow/questions.ts'
import type { AddressRescue } from './address-rescue.ts'
import { examPath } from './exam-path.ts'
import { handOver } from './hand-over.ts'
import { rescueIn } from './rescue-link.ts'

type FlowProblem = Extract<Awaited<ReturnType<typeof takeRescue>>, { ok: false }>['problem']

/** Problems that have words of their own; each of the others is said to be unreadable here. */
const TOLD = [
  'blank',
  'too-long',
  'version',
  'letters',
  'check',
  'broken',
  'newer',
  'other-bank',
  'unknown-exam',
  'going-on',
] as const

/** Why an exam from another phone is not gone on with here. */
export type TakeProblem = (typeof TOLD)[number] | 'unreadable'

/** Taking an exam over from another phone: what was pasted, why it was not taken, and whether it is just being taken. */
export interface Taking {
  readonly typed: string
  readonly problem: TakeProblem | undefined
  readonly isTaking: boolean
  readonly type: (text: string) => void
  /** Takes what was scanned, pasted or brought; then the hall opens, or what was brought stands in the field and it is said why. */
  readonly take: (text: string) => Promise<void>
}

interface Here {
  readonly exam: string
  readonly shelf: QuestionShelf
  /** The one that lies unfinished here; it is laid aside for one that fits, and for no other. */
  readonly begun: SittingHere | undefined
  readonly address: AddressRescue
}

/** Takes exams from another phone. One of another exam is brought to the entrance of that one, and waits there for a tap. */
export function useTaking({ exam, shelf, begun, address }: Here): Taking {
  const { route } = useLocation()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<TakeProblem>()
  const [isTaking, setTaking] = useState(false)

  const take = async (given: string): Promise<void> => {
    const text = rescueIn(given)
    const other = examOf(shelf, text)
    if (other !== undefined && other !== exam) return route(`${examPath(other)}#${text}`)
    setTaking(true)
    const taken = await takenOver(shelf, text, begun)
    setTaking(false)
    address.clear()
    setTyped(taken.ok ? '' : given)
    setProblem(taken.ok ? undefined : problemOf(taken.problem))
    if (!taken.ok) return
    handOver(taken.value)
    route(examPath(exam, 'sit'))
  }
  const type = (text: string): void => {
    setTyped(text)
    setProblem(undefined)
  }
  return { typed, problem, isTaking, type, take }
}

/** Nothing is laid aside before what came has been read and fits. */
async function takenOver(shelf: QuestionShelf, text: string, begun: SittingHere | undefined) {
  const taken = await takeRescue(shelf, shelf.language, text)
  if (taken.ok || taken.problem !== 'going-on' || !begun) return taken
  await layAside(begun).catch(() => undefined) // a phone that keeps nothing has nothing to lay aside
  return takeRescue(shelf, shelf.language, text)
}

/** Which exam it is, as far as this phone can tell. */
function examOf(shelf: QuestionShelf, text: string): string | undefined {
  const head = readRescueHead(text)
  const place = head.ok ? openExamCode(shelf, head.value.code) : undefined
  return place?.ok ? place.value.exam.id : undefined
}

function problemOf(problem: FlowProblem): TakeProblem {
  return TOLD.find((told) => told === problem) ?? 'unreadable'
}
