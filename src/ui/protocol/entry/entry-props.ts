import type { CheckResult } from '../../../core/protocol/evaluate.ts'
import type { Form } from '../../../core/protocol/form.ts'
import type { Disclosure } from '../../../core/protocol/levels.ts'
import type { Sheet } from '../../../core/protocol/paper.ts'
import type { RunEvent } from '../../../core/protocol/run.ts'
import type { FormWords } from '../../../core/protocol/voice.ts'

/** What an entry shows, and whom it tells what was done. */
export interface EntryProps {
  readonly form: Form
  readonly words: FormWords
  readonly subjects: readonly string[]
  /** Raw, as typed. */
  readonly values: Sheet['values']
  /** What evaluate() says of the present values. */
  readonly results: readonly CheckResult[]
  readonly disclosure: Disclosure
  /** Whether hints of stage `late` may be shown. */
  readonly late: boolean
  /** The section on the screen, by its index; as many as the form has: the last page. */
  readonly section: number
  /** The furthest section ever left; nothing is said about boxes beyond it. */
  readonly furthest: number
  /** Sections whose findings were answered for, by id. */
  readonly accepted: ReadonlySet<string>
  /** Sections that can only be read, by id. */
  readonly given: ReadonlySet<string>
  /** An amendment: what stood there before. */
  readonly original?: Sheet
  /** The words on the button of the last page; without them there is none. */
  readonly finish: string | undefined
  readonly onEvent: (event: RunEvent) => void
  readonly onFinish: () => void
  /** Reckoning for oneself: every section is open, everything is judged at once, and nothing has to be answered for. */
  readonly scratch?: boolean
  /** Whether the sums behind findings are drawn; as a rule only by a coach. */
  readonly sums?: boolean
  /** False: the cursor waits outside until somebody enters. */
  readonly autoFocus?: boolean
}
