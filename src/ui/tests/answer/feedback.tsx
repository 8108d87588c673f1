import type { ComponentChildren } from 'preact'
import type { MadeItem } from '../../../core/question/make.ts'
import type { Mark } from '../../../core/question/mark.ts'
import type { OpenedItem } from '../../../core/question/open-item.ts'
import { useSpeech } from '../../i18n.ts'
import { LawNote } from '../../parts/law-note.tsx'
import { addressOf } from '../../routes.ts'
import { useDocument } from '../../state.ts'
import { Marked } from './marked.tsx'

interface Props {
  readonly opened: OpenedItem
  readonly made: MadeItem
  readonly mark: Mark
  /** What was given, as core/question/answer.ts writes it; nothing when the question was left open. */
  readonly answer: string | undefined
  /** The heading of what came of it: it takes the focus in practice; in a list of questions it stands lower. */
  readonly heading?: 'h2' | 'h3' | 'h4'
  /** The way on. */
  readonly children?: ComponentChildren
}

/** What came of an answer: in words, part by part, what to take along, and where the rule stands. */
export function Feedback({ opened, made, mark, answer, heading: Heading = 'h3', children }: Props) {
  const { t } = useSpeech()
  const law = useDocument('law')
  const { item, words } = opened
  return (
    <section class="ts-feedback" data-whole={mark.whole}>
      <Heading class="ts-verdict" tabIndex={-1}>
        {verdict(mark, answer, t)}
      </Heading>
      <Marked item={item} words={words} made={made} mark={mark} answer={answer} />
      <p class="ts-along">{words.explanation}</p>
      <p>
        <a href={addressOf(`guide:${item.guide}`)}>{t('tests:toGuide')}</a>
      </p>
      {law.state === 'ready' && <LawNote references={item.law} law={law.value} />}
      {children}
    </section>
  )
}

/** How it came out, in words that blame nobody. */
function verdict(
  { whole, right, of }: Mark,
  answer: string | undefined,
  t: ReturnType<typeof useSpeech>['t'],
): string {
  if (whole) return t('tests:verdictWhole')
  if (answer === undefined) return t('tests:verdictOpen')
  return right > 0 ? t('tests:verdictPart', { right, of }) : t('tests:verdictNone')
}
