import type { Amendment } from '../../../src/core/protocol/change.ts'
import { type Beside, type CheckResult, evaluate } from '../../../src/core/protocol/evaluate.ts'
import { type Form, formSchema } from '../../../src/core/protocol/form.ts'
import type { Sheet } from '../../../src/core/protocol/paper.ts'

/** A small form around one check: counts a, b, c; rows v; a question q; texts t, u; moments m, n; words w of a. */
export function formWith(...checks: object[]): Form {
  const count = { kind: 'count', blank: 'forbidden' }
  return formSchema.parse({
    id: 'small',
    number: 62,
    version: '2026.1',
    country: 'zz',
    status: 'illustrative',
    sources: {},
    subjects: { min: 1, max: 9 },
    amends: ['other'],
    mode: 'delta',
    numerals: { language: 'az', add: NUMBERS, times: { yüz: 100, min: 1000 } },
    sections: [
      {
        id: 'all',
        phase: 'afterCount',
        fields: ['a', 'b', 'c', 'zero', 'none', 'v', 'q', 't', 'u', 'm', 'n', 'w'],
      },
    ],
    fields: [
      { id: 'a', ...count },
      { id: 'b', ...count },
      { id: 'c', ...count },
      { id: 'zero', kind: 'count', blank: 'zero' },
      { id: 'none', kind: 'count', blank: 'notApplicable' },
      { id: 'v', ...count, repeat: 'subjects' },
      { id: 'q', kind: 'ticks', options: ['yes', 'no'], blank: 'forbidden' },
      { id: 't', kind: 'text', blank: 'forbidden' },
      { id: 'u', kind: 'text', blank: 'forbidden' },
      { id: 'm', kind: 'date-time', blank: 'forbidden' },
      { id: 'n', kind: 'date-time', blank: 'forbidden' },
      { id: 'w', kind: 'words', of: 'a', blank: 'notApplicable' },
    ],
    checks: checks.map((check, at) => ({
      code: `E1${at}`,
      remedy: 'recount',
      certainty: 'advice',
      ...check,
    })),
  })
}

/** The number words of Azerbaijani below a hundred. */
export const NUMBERS = {
  sıfır: 0,
  bir: 1,
  iki: 2,
  üç: 3,
  dörd: 4,
  beş: 5,
  altı: 6,
  yeddi: 7,
  səkkiz: 8,
  doqquz: 9,
  on: 10,
  iyirmi: 20,
  otuz: 30,
  qırx: 40,
  əlli: 50,
  altmış: 60,
  yetmiş: 70,
  səksən: 80,
  doxsan: 90,
}

/** A filled small form with rows 1 to 3. */
export function sheet(values: Sheet['values']): Sheet {
  return { subjects: ['1', '2', '3'], values }
}

/** What the first check of a small form says. */
export function judge(check: object, values: Sheet['values'], beside: Beside = {}): CheckResult {
  const [result] = evaluate(formWith(check), sheet(values), beside)
  if (!result) throw new Error('No result')
  return result
}

/** The verdict and the marks in one short text: "failed a b". */
export function verdict(check: object, values: Sheet['values'], beside: Beside = {}): string {
  const { status, marks } = judge(check, values, beside)
  return [status, ...marks].join(' ')
}

/** An amendment of a small form. */
export function amendment(values: Sheet['values'], changes: Amendment['changes']): Amendment {
  return { base: formWith({ kind: 'required', fields: ['a'] }), original: sheet(values), changes }
}
