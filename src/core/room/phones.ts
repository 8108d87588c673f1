import { markOf } from './answer-code.ts'
import { type Entry, type EntryOf, entryOf } from './record.ts'

/*
 * Who came: the phones on each seat. A phone that told its code first and showed its square later is one phone.
 */

/** What one phone sent, on the seat it counts for. */
export interface Phone {
  readonly seat: number
  /** By what a trainer takes it (`decided`): its tail, or `mark-` and its mark when only its code came. */
  readonly tail: string
  readonly sent: EntryOf<'sheet'> | EntryOf<'code'>
}

/** The phones of a room by seat, on each in the order of their tails. */
export function phonesBySeat(entries: readonly Entry[]): Map<number, Phone[]> {
  const bySeat = new Map<number, Phone[]>()
  for (const phone of phonesIn(entries)) bySeat.set(phone.seat, [...(bySeat.get(phone.seat) ?? []), phone])
  for (const phones of bySeat.values()) phones.sort((a, b) => (a.tail < b.tail ? -1 : 1))
  return bySeat
}

/** What the trainer decided, by seat. */
export function decisionsIn(entries: readonly Entry[]): Map<number, EntryOf<'decided'>> {
  const decisions = entries.filter((entry) => entry.kind === 'decided')
  return new Map(decisions.map((decision) => [decision.seat, decision]))
}

/** The one phone that counts for a seat: the only one, or the one the trainer took; nothing while that is open. */
export function phoneTaken(
  phones: readonly Phone[],
  decided: Pick<EntryOf<'decided'>, 'tail'> | undefined,
): Phone | undefined {
  if (phones.length < 2) return phones[0]
  // a phone that was taken by its code is still taken when its square comes
  return (
    phones.find(({ tail }) => tail === decided?.tail) ??
    phones.find(({ sent }) => sent.kind === 'sheet' && nameOf(markOf(sent.tail)) === decided?.tail)
  )
}

/**
 * The trainer's word, at `now` (ms since 1970), that a phone counts for a seat. It is later than whatever is known of that phone, by
 * whichever clock: what another collecting phone took may bear a moment that has not come yet.
 */
export function decideOn(
  entries: readonly Entry[],
  { seat, tail }: Pick<EntryOf<'decided'>, 'seat' | 'tail'>,
  now: number,
): EntryOf<'decided'> {
  const known = entries.filter((entry) => {
    if (entry.kind === 'decided') return entry.tail === tail || entry.seat === seat
    return entry.kind === 'sheet' ? entry.tail === tail : entry.kind === 'code' && nameOf(entry.mark) === tail
  })
  const at = known.reduce((last, entry) => Math.max(last, entry.at + 1), now)
  return entryOf({ kind: 'decided', seat, tail, at })
}

function phonesIn(entries: readonly Entry[]): Phone[] {
  const decisions = entries.filter((entry) => entry.kind === 'decided')
  const sheets = entries
    .filter((entry) => entry.kind === 'sheet')
    .map((sent): Phone => ({ seat: seatOf(sent, sent.tail, decisions), tail: sent.tail, sent }))
  const marks = new Set(
    sheets.flatMap(({ seat, tail, sent }) => [seat, sent.seat].map((on) => `${on}/${markOf(tail)}`)),
  )
  const codes = new Map<string, Phone>() // a code told anew after its seat was changed, and then moved, is one phone
  for (const sent of entries.filter((entry) => entry.kind === 'code')) {
    const tail = nameOf(sent.mark)
    const seat = seatOf(sent, tail, decisions)
    if (marks.has(`${seat}/${sent.mark}`) || marks.has(`${sent.seat}/${sent.mark}`)) continue
    codes.set(`${seat}/${tail}`, { seat, tail, sent })
  }
  return [...sheets, ...codes.values()]
}

/** Where it counts: on the seat it names, unless the trainer has since taken it for another. */
function seatOf({ seat, at }: Phone['sent'], tail: string, decisions: readonly EntryOf<'decided'>[]): number {
  let last = { seat, at }
  for (const decision of decisions)
    if (decision.tail === tail && decision.at >= last.at) last = { seat: decision.seat, at: decision.at }
  return last.seat
}

function nameOf(mark: number): string {
  return `mark-${mark}`
}
