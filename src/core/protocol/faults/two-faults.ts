import type { Random } from '../../random.ts'
import { type Expression, namesIn } from '../expression.ts'
import type { Check, Fault, FaultKind, Field, Form } from '../form.ts'
import { expressionsOf } from '../form-problems.ts'
import { swapsOf } from '../hints.ts'
import type { Sheet } from '../paper.ts'
import { failedIn, isGrave, type Planted } from '../plant.ts'
import { allPlaces, numberOf, type Place, withFigures } from './boxes.ts'
import { lossesOf, misreadingsOf } from './figures.ts'
import type { Ground } from './slip.ts'

/** Kinds of slips of which two can cancel each other. */
const READINGS: Partial<Readonly<Record<FaultKind, (value: number) => number[]>>> = {
  digitsSwapped: swapsOf,
  digitLost: lossesOf,
  digitWrong: misreadingsOf,
}

/** More pairs than this are not tried in one night. */
const MOST_PAIRS = 6

/** One slip of a pair: a box that would say so much more (or less) than it should. */
interface Half {
  readonly fault: Fault
  readonly place: Place
  readonly figure: number
  readonly more: number
}

/** Faults of a form of which two could cancel each other. */
export function pairableFaults({ faults }: Pick<Form, 'faults'>): Fault[] {
  return faults.filter(
    ({ kind, layer }) => kind in READINGS && (layer === 'paperBeforeSigning' || layer === 'transcription'),
  )
}

/**
 * The fields whose boxes can stand in for each other: every check adds (or takes away) all boxes of such a group alike, so
 * that one more here and one less there change no sum. The rows of a repeated field are such a group by themselves.
 */
export function balancesOf(form: Form): (readonly Field[])[] {
  const able = new Set(pairableFaults(form).flatMap(({ fields }) => fields))
  const groups = new Map<string, Field[]>()
  for (const field of form.fields) {
    if (field.kind !== 'count' || !able.has(field.id)) continue
    const part = form.checks.flatMap((check) => partIn(check, field.id))
    if (part.length === 0) continue
    const group = groups.get(part.join()) ?? []
    groups.set(part.join(), [...group, field])
  }
  return [...groups.values()].filter((group) => group.length > 1 || group.some(({ repeat }) => repeat))
}

/** What a field does in the sums of a check: so many times it is added on each side. */
function partIn(check: Check, field: string): string[] {
  if (!isGrave(check.code)) return []
  const sums = expressionsOf(check).map(
    ({ key, expression }) => `${key.join('.')} ${timesIn(expression, field)}`,
  )
  const alone = [
    ...('field' in check && check.field === field ? ['field'] : []),
    ...('total' in check && check.total === field ? ['total'] : []),
  ]
  const met = sums.filter((sum) => !sum.endsWith(' 0'))
  return [...met, ...alone].map((part) => `${check.code} ${part}`)
}

function timesIn(expression: Expression, field: string): number {
  if (typeof expression === 'object' && 'plus' in expression) {
    const times = (parts: readonly Expression[]): number =>
      parts.reduce((sum, part) => sum + timesIn(part, field), 0)
    return times(expression.plus) - times(expression.minus ?? [])
  }
  return namesIn(expression).filter(({ name }) => name === field).length
}

/**
 * Plants two slips that cancel: one box says so much too much, another so much too little. Each alone would be seen; together
 * they pass every check, and only the records show them. Null when no such pair was found in this night.
 */
export function plantTwo(
  ground: Ground,
  random: Random,
): { readonly draft: Sheet; readonly planted: readonly [Planted, Planted] } | null {
  const before = new Set(failedIn(ground.truth, ground).map(({ code }) => code))
  const newIn = (halves: readonly Half[]): { draft: Sheet; codes: string[] } => {
    const figures = halves.map(({ place, figure }) => [place, figure] as const)
    const { draft } = withFigures(ground, figures, true)
    const codes = failedIn(draft, ground).map(({ code }) => code)
    return { draft, codes: codes.filter((code) => !before.has(code)) }
  }
  let tried = 0
  for (const [one, other] of pairsIn(ground, random)) {
    if (tried++ === MOST_PAIRS) return null
    const both = newIn([one, other])
    if (both.codes.length > 0) continue
    if ([one, other].every((half) => newIn([half]).codes.some(isGrave)))
      return { draft: both.draft, planted: [plantedOf(one), plantedOf(other)] }
  }
  return null
}

/** Pairs that cancel, in an order drawn by chance. */
function* pairsIn(ground: Ground, random: Random): Iterable<readonly [Half, Half]> {
  for (const group of random.shuffle(balancesOf(ground.form))) {
    const halves = random.shuffle(halvesOf(ground, group))
    const byDifference = new Map<number, Half[]>()
    for (const half of halves) byDifference.set(half.more, [...(byDifference.get(half.more) ?? []), half])
    for (const one of halves) {
      const partners = byDifference.get(-one.more)?.filter(({ place }) => place.box !== one.place.box) ?? []
      if (partners.length > 0) yield [one, random.pick(partners)]
    }
  }
}

function plantedOf({ fault, place }: Half): Planted {
  return { fault, boxes: [place.box], codes: [] }
}

function halvesOf(ground: Ground, group: readonly Field[]): Half[] {
  const places = allPlaces(ground).filter(({ field }) => group.includes(field))
  return pairableFaults(ground.form).flatMap((fault) =>
    places
      .filter(({ field }) => fault.fields.includes(field.id))
      .flatMap((place) => {
        const value = numberOf(place.due)
        if (value === null) return []
        const readings = READINGS[fault.kind]?.(value) ?? []
        return readings.map((figure) => ({ fault, place, figure, more: figure - value }))
      }),
  )
}
