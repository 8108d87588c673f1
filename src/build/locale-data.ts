import { LANGUAGES, type Language } from '../core/language.ts'
import { type LocaleData, localeDataSchema } from '../core/format/locale-data.ts'

/** The letters of each alphabet, to be put in order by Node's full collation data. */
const LETTERS: Readonly<Record<Language, string>> = {
  ka: 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
  hy: 'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքևօֆ',
  az: 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz',
  en: 'abcdefghijklmnopqrstuvwxyz',
}
const REGION: Readonly<Record<Language, string>> = { ka: 'ka-GE', hy: 'hy-AM', az: 'az-AZ', en: 'en-GB' }

/** Makes the tables that browsers lack from Node's full locale data. */
export function localeData(language: Language): LocaleData {
  const locale = REGION[language]
  const long = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const date = long
    .formatToParts(Date.UTC(2026, 10, 22))
    .map(({ type, value }) => (type === 'day' ? 'd' : type === 'month' ? 'm' : type === 'year' ? 'y' : value))
  const months = Array.from({ length: 12 }, (_, month) => partOf(long, Date.UTC(2026, month, 15), 'month'))
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  // 1 November 2026 is a Sunday.
  const weekdays = Array.from({ length: 7 }, (_, day) => weekday.format(Date.UTC(2026, 10, 1 + day)))
  const number = new Intl.NumberFormat(locale).formatToParts(1234567.5)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return localeDataSchema.parse({
    date,
    months,
    weekdays,
    decimal: number.find(({ type }) => type === 'decimal')?.value ?? ',',
    group: number.find(({ type }) => type === 'group')?.value ?? ' ',
    list: [
      between(list, ['A', 'B'], 'A', 'B'),
      between(list, ['A', 'B', 'C'], 'A', 'B'),
      between(list, ['A', 'B', 'C'], 'B', 'C'),
    ],
    alphabet: [...LETTERS[language]].sort(new Intl.Collator(locale).compare).join(''),
  })
}

/** All four, for the files under generated/. */
export function allLocaleData(): Readonly<Record<Language, LocaleData>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, localeData(language)])) as Record<
    Language,
    LocaleData
  >
}

function partOf(format: Intl.DateTimeFormat, time: number, type: Intl.DateTimeFormatPartTypes): string {
  const part = format.formatToParts(time).find((candidate) => candidate.type === type)
  if (!part) throw new Error(`No ${type} in ${format.resolvedOptions().locale}`)
  return part.value
}

function between(list: Intl.ListFormat, members: readonly string[], left: string, right: string): string {
  const text = list.format(members)
  return text.slice(text.indexOf(left) + left.length, text.indexOf(right))
}
