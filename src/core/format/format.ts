import type { LocaleData } from './locale-data.ts'

/*
 * Browsers carry no dates, numbers or lists for Georgian, Armenian and Azerbaijani (Chromium prints "M11" or English
 * while Node is right), so the small tables they lack are made at build from Node's full data and one module formats.
 */

/** A calendar day in words, for example "22 November 2026". The day is the one the phone's clock shows at `time` (ms), `offset` minutes east of UTC. */
export function formatDate(time: number, offset: number, data: LocaleData): string {
  const day = new Date(time + offset * 60_000)
  return data.date
    .map((piece) => {
      if (piece === 'd') return String(day.getUTCDate())
      if (piece === 'm') return data.months[day.getUTCMonth()]
      if (piece === 'y') return String(day.getUTCFullYear())
      return piece
    })
    .join('')
}

/** A number with the language's separators; groups only from five digits on, as all four languages print it. */
export function formatNumber(value: number, decimals: number, data: LocaleData): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, data.group) : whole
  return (value < 0 ? '−' : '') + (fraction ? grouped + data.decimal + fraction : grouped)
}

/** Bytes as people read them: whole kilobytes below a megabyte, else megabytes with one decimal (1 kB = 1000 bytes). */
export function formatBytes(bytes: number, data: LocaleData): string {
  if (bytes < 999_500) return `${formatNumber(Math.max(1, Math.round(bytes / 1000)), 0, data)} kB`
  return `${formatNumber(bytes / 1_000_000, 1, data)} MB`
}

/** A list in words: "a, b and c". */
export function formatList(members: readonly string[], data: LocaleData): string {
  const [pair = ', ', middle = ', ', last = ', '] = data.list
  if (members.length < 3) return members.join(pair)
  return `${members.slice(0, -1).join(middle)}${last}${members.at(-1)}`
}

/** Orders two texts by the language's alphabet; letters it does not know come after it. */
export function compareText(a: string, b: string, data: LocaleData): number {
  const left = [
    ...a
      .replace(/[Iİ]/g, (letter) => (letter === 'İ' || !data.alphabet.includes('ı') ? 'i' : 'ı'))
      .toLowerCase(),
  ]
  const right = [
    ...b
      .replace(/[Iİ]/g, (letter) => (letter === 'İ' || !data.alphabet.includes('ı') ? 'i' : 'ı'))
      .toLowerCase(),
  ]
  for (let place = 0; place < Math.min(left.length, right.length); place++) {
    const difference = rank(left[place] ?? '', data.alphabet) - rank(right[place] ?? '', data.alphabet)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function rank(letter: string, alphabet: string): number {
  const place = alphabet.indexOf(letter)
  if (place >= 0) return 1000 + place
  return /\p{L}/u.test(letter) ? 5000 + (letter.codePointAt(0) ?? 0) : (letter.codePointAt(0) ?? 0)
}
