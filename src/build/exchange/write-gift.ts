import type { OutgoingVoice } from './complete.ts'
import { escapeGift } from './gift-escape.ts'

/** The choice items of a topic in one language as GIFT; none when it has none. */
export function giftOfVoice({ topic, language, items }: OutgoingVoice): string | undefined {
  const questions = items.flatMap(({ item, texts }) => {
    if (item.kind !== 'choice') return []
    const text = (path: string): string => escapeGift(texts.get(path) ?? '')
    const answers = item.options.flatMap((id) => [
      `\t// ${id}`,
      `\t${item.right === id ? '=' : '~'}${started(text(`options.${id}.text`), item.right === id)}#${marked(text(`options.${id}.why`))}`,
    ])
    return [
      [
        `// [id:${item.id}] [tag:${topic.facts.id}] [tag:${language}]`,
        `::${item.id}::[plain]${text('stem')} {`,
        ...answers,
        `\t####${marked(text('explanation'))}`,
        '}',
      ].join('\n'),
    ]
  })
  if (questions.length === 0) return undefined
  return `${[`$CATEGORY: ubani/${topic.facts.id}/${language}`, ...questions].join('\n\n')}\n`
}

/** A text that begins as a weight or a format would is kept from being taken for one. */
function started(escaped: string, right: boolean): string {
  const weight = /^\s*%/.test(escaped) ? `%${right ? 100 : 0}%` : ''
  return weight + marked(escaped)
}

function marked(escaped: string): string {
  return /^\s*\[/.test(escaped) ? `[plain]${escaped}` : escaped
}
