import * as z from 'zod/mini'

/* The texts of the Experience API that are more than texts (1.0.3 part two, section 4): addresses, ids, languages, durations and moments. */

/** The two versions we speak. The older is checked by its own rules where they differ. */
export const XAPI_VERSIONS = ['1.0.3', '2.0.0'] as const
export type XapiVersion = (typeof XAPI_VERSIONS)[number]

const text = z.string()
/** RFC 3987 with a scheme; what must not stand in one is looked for, the rest is taken as it is. */
const IRI = /^[a-z][a-z0-9+.-]*:(?:[^\s\p{Cc}<>"{}|\\^`%]|%[0-9a-f]{2})+$/iu
export const iriSchema = text.check(z.regex(IRI))
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
export const uuidSchema = text.check(z.regex(UUID))

const PRIVATE = 'x(?:-[a-z\\d]{1,8})+'
const LANGUAGE_TAG = [
  '(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})',
  '(?:-[a-z]{4})?', // script
  '(?:-(?:[a-z]{2}|\\d{3}))?', // region
  '(?:-(?:[a-z\\d]{5,8}|\\d[a-z\\d]{3}))*', // variants
  '(?:-[a-wyz\\d](?:-[a-z\\d]{2,8})+)*', // extensions
  `(?:-${PRIVATE})?`,
].join('')
const OLD_TAGS =
  'i-[a-z]{2,8}|en-GB-oed|sgn-(?:BE-FR|BE-NL|CH-DE)|art-lojban|cel-gaulish|no-(?:bok|nyn)|zh-(?:guoyu|hakka|min|min-nan|xiang)'
/** RFC 5646 section 2.1: a language with its parts, private use alone, or a tag from before. */
const LANGUAGE = new RegExp(`^(?:${LANGUAGE_TAG}|${PRIVATE}|${OLD_TAGS})$`, 'i')
export const languageSchema = text.check(z.regex(LANGUAGE))

const DURATION =
  /^P(?:\d+W|(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:[.,]\d+)?S)?)?)$/
/** ISO 8601 section 4.4.3.2: weeks alone, or the rest; a fraction only of seconds, as the specification of xAPI writes them. */
export const durationSchema = text.check(z.regex(DURATION))

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:[.,](\d{1,12}))?([Zz]|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/
/** A moment in microseconds since 1970; nothing when the text says none. A place on earth that knows nothing of it (−00:00) is none. */
export function momentIn(said: string, version: XapiVersion): number | undefined {
  const parts = MOMENT.exec(said)
  if (!parts) return undefined
  const [, year = '', month = '', day = '', hour, minute, second, fraction = '', zone] = parts
  const days = new Date(Date.UTC(2000, Number(month), 0)).setUTCFullYear(Number(year), Number(month), 0)
  if (month < '01' || month > '12' || day < '01' || Number(day) > new Date(days).getUTCDate())
    return undefined
  if (zone === undefined ? version === '2.0.0' : /^-00(:?00)?$/.test(zone)) return undefined
  if (version === '2.0.0' && !/^([Zz]|[+-]\d\d:\d\d)$/.test(zone ?? '')) return undefined
  const signed = zone === undefined || /z/i.test(zone) ? 0 : minutesOf(zone)
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - signed * 60_000
  return at * 1000 + Number(`${fraction}000000`.slice(0, 6))
}

function minutesOf(zone: string): number {
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return zone.startsWith('-') ? -minutes : minutes
}
