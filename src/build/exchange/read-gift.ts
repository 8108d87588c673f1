import { languageSchema } from '../../core/language-schema.ts'
import type { ItemOf } from '../../core/question/question.ts'
import type { Problems } from '../read.ts'
import type { KnownItem } from './bank.ts'
import { unescapedAt, unescapeGift } from './gift-escape.ts'
import { folded, type IncomingText } from './incoming.ts'

interface Answer {
  readonly id: string | undefined
  readonly right: boolean
  readonly text: string
  readonly why: string
  readonly line: number
}

interface Question {
  readonly comment: string
  readonly line: number
  readonly stem: string
  readonly answers: readonly Answer[]
  readonly explanation: string
}

/** Reads the texts of a GIFT file. Items and options are known by the comments that went out with them. */
export function readGiftTexts(
  text: string,
  file: string,
  known: ReadonlyMap<string, KnownItem>,
  problems: Problems,
): IncomingText[] {
  return questionsIn(text, file, problems).flatMap((question) => textsOf(question, file, known, problems))
}

function textsOf(
  question: Question,
  file: string,
  known: ReadonlyMap<string, KnownItem>,
  problems: Problems,
): IncomingText[] {
  const at = `line ${question.line}`
  const refuse = (place: string, value: string, remedy: string): IncomingText[] => {
    problems.add(file, place, value, remedy)
    return []
  }
  const id = /\[id:([^\]]+)\]/.exec(question.comment)?.[1]
  const language = [...question.comment.matchAll(/\[tag:([^\]]+)\]/g)]
    .map(([, tag]) => languageSchema.safeParse(tag))
    .find(({ success }) => success)?.data
  if (id === undefined || !language)
    return refuse(
      at,
      question.comment,
      'put the comment of the export back before the question: // [id:…] [tag:…] [tag:ka]',
    )
  const found = known.get(id)
  if (!found) return refuse(at, id, 'name a question of the bank; write a new one into items.yml first')
  const { item, topic } = found
  if (item.kind !== 'choice')
    return refuse(at, id, `bring it by CSV or QTI: it is no choice but ${item.kind}`)
  const wrong = wrongAnswer(question.answers, item)
  if (wrong) return refuse(`line ${wrong.line}`, wrong.value, wrong.remedy)
  const come = (path: string, said: string, line: number): IncomingText => ({
    file,
    place: `line ${line}`,
    topic,
    language,
    item: id,
    path,
    text: said,
    exact: false,
  })
  return [
    come('stem', question.stem, question.line),
    ...question.answers.flatMap((answer) => [
      come(`options.${answer.id}.text`, answer.text, answer.line),
      come(`options.${answer.id}.why`, answer.why, answer.line),
    ]),
    come('explanation', question.explanation, question.line),
  ]
}

function wrongAnswer(
  answers: readonly Answer[],
  item: ItemOf<'choice'>,
): { line: number; value: string; remedy: string } | undefined {
  for (const { id, right, line, text } of answers) {
    if (id === undefined || !item.options.includes(id))
      return {
        line,
        value: id ?? text,
        remedy: `put the comment of the export back before the answer: // and one of ${item.options.join(', ')}`,
      }
    if (right !== (id === item.right))
      return {
        line,
        value: id,
        remedy: `leave ${item.right} right, or change it in items.yml, where its law stands`,
      }
  }
  const missing = item.options.find((option) => answers.filter(({ id }) => id === option).length !== 1)
  return missing === undefined
    ? undefined
    : { line: answers[0]?.line ?? 1, value: missing, remedy: `write the answer ${missing} once` }
}

/** Takes a GIFT file apart: questions stand apart by empty lines. */
function questionsIn(text: string, file: string, problems: Problems): Question[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  const questions: Question[] = []
  let block: Array<{ line: number; text: string }> = []
  for (const [index, line] of [...lines, ''].entries()) {
    if (line.trim() !== '') {
      block.push({ line: index + 1, text: line.trim() })
      continue
    }
    if (block.some(({ text: said }) => !said.startsWith('//') && !said.startsWith('$'))) {
      const question = questionOf(block, file, problems)
      if (question) questions.push(question)
    }
    block = []
  }
  return questions
}

function questionOf(
  lines: ReadonlyArray<{ line: number; text: string }>,
  file: string,
  problems: Problems,
): Question | undefined {
  const refuse = (line: number, value: string, remedy: string): undefined => {
    problems.add(file, `line ${line}`, value, remedy)
    return undefined
  }
  const comments = lines.filter(({ text }) => text.startsWith('//'))
  const rest = lines.filter(({ text }) => !text.startsWith('//') && !text.startsWith('$'))
  const first = rest[0] ?? { line: lines[0]?.line ?? 1, text: '' }
  const head = /^(?:::(?:[^:\\]|\\.)*::)?([\s\S]*)$/.exec(first.text)?.[1] ?? ''
  const open = unescapedAt(head, '{')
  if (open < 0) return refuse(first.line, first.text, 'end the stem with { on its own line')
  const last = rest.at(-1)
  if (last?.text !== '}' || rest.length < 3)
    return refuse(last?.line ?? first.line, last?.text ?? '', 'end the question with } on a line of its own')
  if (head.slice(open + 1).trim() !== '')
    return refuse(first.line, head.slice(open + 1), 'begin each answer on a line of its own')
  const answers: Answer[] = []
  let explanation: string | undefined
  for (const { line, text } of rest.slice(1, -1)) {
    if (text.startsWith('####')) {
      if (explanation !== undefined) return refuse(line, text, 'write one explanation')
      explanation = text.slice(4)
      continue
    }
    const answer = answerOf(line, text)
    if (typeof answer === 'string') return refuse(line, text, answer)
    answers.push({
      ...answer,
      id: comments
        .find((comment) => comment.line === line - 1)
        ?.text.slice(2)
        .trim(),
    })
  }
  if (explanation === undefined) return refuse(first.line, first.text, 'write the explanation: ####…')
  const said = [head.slice(0, open), explanation]
  if (unescapedAt(said.join(''), '~=#{}') >= 0)
    return refuse(first.line, said.join(' … '), 'write a backslash before ~ = # { } in a text')
  return {
    comment: comments[0]?.text ?? '',
    line: first.line,
    stem: plain(head.slice(0, open)),
    answers,
    explanation: plain(explanation),
  }
}

/** An answer of a line, or what is to be done about it. */
function answerOf(line: number, text: string): Omit<Answer, 'id'> | string {
  const right = text.startsWith('=')
  if (!right && !text.startsWith('~')) return 'begin an answer with = or ~'
  const weight = /^[=~]%(-?[\d.]+)%/.exec(text)
  if (weight && Number(weight[1]) !== (right ? 100 : 0))
    return 'take the weight out: one answer is right, whole'
  const body = text.slice(weight ? weight[0].length : 1)
  const hash = unescapedAt(body, '#')
  if (hash < 0) return 'write what comes of the answer behind #'
  const [said, why] = [body.slice(0, hash), body.slice(hash + 1)]
  if (unescapedAt(said + why, '~=#{}') >= 0) return 'write a backslash before ~ = # { } in a text'
  return { right, text: plain(said), why: plain(why), line }
}

function plain(escaped: string): string {
  return folded(unescapeGift(escaped.replace(/^\s*\[plain\]/, '')))
}
