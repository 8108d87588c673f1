import { stringify } from 'yaml'

/*
 * A form larger than any real one: forty boxes to count and sixty rules, so that what it costs is the worst a member will
 * meet. It exists only while the bench runs.
 */

const FIELDS = 40
const RULES = 60

/** How many boxes stand on one screen. */
const TO_A_SECTION = 10

const field = (at: number): string => `box-${at + 1}`
const all = Array.from({ length: FIELDS }, (_, at) => at)

/** The structure file of the big form. */
export function bigForm(): string {
  const sections = Array.from({ length: FIELDS / TO_A_SECTION }, (_, at) => ({
    id: `part-${at + 1}`,
    phase: 'afterCount',
    fields: all.slice(at * TO_A_SECTION, (at + 1) * TO_A_SECTION).map(field),
  }))
  const rule = (at: number): object => {
    const head = { code: `E${String(at + 100)}`, remedy: 'recount', certainty: 'advice' }
    const [one, other, third] = [at % FIELDS, (at * 7 + 3) % FIELDS, (at * 11 + 5) % FIELDS].map(field)
    if (at % 3 === 0) return { ...head, kind: 'required', fields: [one, other] }
    if (at % 3 === 1) return { ...head, kind: 'atMost', left: one, right: { plus: [other, third] } }
    return { ...head, kind: 'equal', left: { plus: [one, other] }, right: { plus: [one, other] } }
  }
  return stringify({
    id: 'zz-big',
    number: 60,
    version: '2026.1',
    country: 'zz',
    status: 'illustrative',
    sources: { ours: { act: 'advice', certainty: 'advice' } },
    sections,
    fields: all.map((at) => ({
      id: field(at),
      paperCode: String(at + 1),
      kind: 'count',
      blank: 'forbidden',
    })),
    checks: Array.from({ length: RULES }, (_, at) => rule(at)),
    faults: [
      {
        id: 'any',
        kind: 'boxBlank',
        layer: 'paperBeforeSigning',
        fields: [field(0)],
        raises: Array.from({ length: RULES }, (_, at) => `E${String(at + 100)}`),
        remedy: 'fillBox',
      },
    ],
  })
}

/** Words for it, the same in every language. */
export function bigFormWords(): string {
  const say = (text: string): object => ({ coach: { title: text, why: text, doNow: text }, exam: text })
  return stringify({
    title: 'The big form',
    about: 'Made for measuring.',
    labels: 'advice',
    sections: Object.fromEntries(
      Array.from({ length: FIELDS / TO_A_SECTION }, (_, at) => [`part-${at + 1}`, `Part ${at + 1}`]),
    ),
    fields: Object.fromEntries(all.map((at) => [field(at), `Box number ${at + 1}`])),
    checks: Object.fromEntries(
      Array.from({ length: RULES }, (_, at) => [`E${String(at + 100)}`, say(`Rule ${at + 1}`)]),
    ),
  })
}
