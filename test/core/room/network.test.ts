import { expect, test } from 'vitest'
import { randomFrom } from '../../../src/core/random.ts'
import { markOf } from '../../../src/core/room/answer-code.ts'
import { writeRecord } from '../../../src/core/room/hand-over.ts'
import { phonesBySeat } from '../../../src/core/room/phones.ts'
import type { RoomRecord } from '../../../src/core/room/record.ts'
import { reportOf } from '../../../src/core/room/report.ts'
import { nightOf, type Night } from './network.ts'
import { ITEMS } from './records.ts'

const RUNS = 10_000

/** Every phone that is counted or waits for the trainer's word, by its mark, as often as it stands there. */
function marksIn({ collectors: [first] }: Night): number[] {
  const phones = [...phonesBySeat(first?.entries ?? []).values()].flat()
  return phones.map(({ sent }) => (sent.kind === 'sheet' ? markOf(sent.tail) : sent.mark))
}

/** What a record says, as far as two of these rooms can differ in it. */
function shortly({ entries }: RoomRecord): string {
  return entries.map((entry) => `${entry.key} ${entry.at} ${'seat' in entry ? entry.seat : ''}`).join()
}

test('whatever is lost, repeated, late or out of order: nobody is lost and nobody is there twice', () => {
  for (let run = 0; run < RUNS; run++) {
    const night = nightOf(randomFrom(`night ${run}`))
    const { people, collectors, ratings, names } = night
    // whole texts take their time: every twentieth room; the others by what can differ in this one
    const texts = collectors.map(run % 20 === 0 ? writeRecord : shortly)
    if (new Set(texts).size !== 1) expect(texts, `night ${run}`).toEqual(texts.map(() => texts[0]))
    const wanted = people.map(({ tail }) => markOf(tail)).sort((a, b) => a - b)
    const found = marksIn(night).sort((a, b) => a - b)
    if (found.join() !== wanted.join()) expect(found, `night ${run}`).toEqual(wanted)

    const entries = collectors[0]?.entries ?? []
    const rated = entries.filter(({ kind }) => kind === 'evaluation').length
    if (rated !== ratings.size) expect(rated, `night ${run}`).toBe(ratings.size)
    for (const entry of entries)
      if (entry.kind === 'seat' && entry.name !== names.get(entry.seat)?.name)
        expect(entry, `night ${run}`).toEqual(names.get(entry.seat))
  }
})

test('the figures are the same on every phone, and of the people who were there', () => {
  for (let run = 0; run < 500; run++) {
    const { people, collectors } = nightOf(randomFrom(`figures ${run}`))
    const [report, ...others] = collectors.map((record) => reportOf(record, ITEMS))
    for (const other of others) expect(other).toEqual(report)
    const open = report?.people.filter(({ state }) => state === 'two-phones') ?? []
    const waiting = open.reduce((sum, { phones }) => sum + phones.length, 0)
    // a seat on which the trainer has decided counts one phone and keeps the others
    const aside =
      report?.people.filter(({ state }) => state === 'answered').flatMap(({ phones }) => phones.slice(1)) ??
      []
    expect((report?.counted ?? 0) + waiting + aside.length).toBe(people.length)
    for (const question of report?.questions ?? []) expect(question.asked).toBe(report?.counted)
  }
})
