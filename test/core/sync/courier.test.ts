import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../src/core/random.ts'
import { readRecord, withoutNames } from '../../../src/core/room/hand-over.ts'
import { merge } from '../../../src/core/room/merge.ts'
import type { Entry } from '../../../src/core/room/record.ts'
import {
  acknowledged,
  afterCarried,
  COURIER_LIMITS,
  forCentre,
  pieceOf,
  printOf,
  type Prints,
  uncarried,
  writePiece,
} from '../../../src/core/sync/courier.ts'
import { courierAnswerSchema } from '../../../src/core/sync/courier-answer.ts'
import { FRESH } from '../../../src/core/sync/outbox.ts'
import {
  anyEntry,
  decided,
  evaluation,
  HEAD,
  named,
  OPENED,
  present,
  recordOf,
  sheet,
  tail,
} from '../room/records.ts'

const answerTo = (piece: readonly Entry[]) => ({
  version: 1 as const,
  room: HEAD.id,
  kept: piece.map(({ key }) => key),
})

/** Brings a room piece by piece. @returns the pieces */
function bring(entries: readonly Entry[], prints: Prints = {}): { pieces: Entry[][]; prints: Prints } {
  const pieces: Entry[][] = []
  let known = prints
  for (;;) {
    const piece = pieceOf(uncarried(recordOf(entries), known))
    if (piece.length === 0) return { pieces, prints: known }
    pieces.push(piece)
    known = acknowledged(known, piece, answerTo(piece))
  }
}

describe('what a phone carries of a room', () => {
  test('has no names, and nothing of what was thought says when', () => {
    const said = { ...evaluation(7, [5, null]), at: OPENED + 999 }
    const record = recordOf([named(1, 'Nino'), sheet(1, 'a1'), said])
    const carried = forCentre(record)
    expect(carried.map(({ key }) => key)).toEqual(withoutNames(record).entries.map(({ key }) => key))
    expect(carried.find(({ kind }) => kind === 'evaluation')?.at).toBe(OPENED)
    expect(forCentre({ head: HEAD, entries: carried })).toEqual(carried)
  })

  test('is nothing as long as nobody has given anything, and nothing once all of it is there', () => {
    expect(uncarried(recordOf([present(1), named(1, 'Nino'), decided(1, tail('a1'))]), {})).toEqual([])
    const entries = [present(1), named(1, 'Nino'), sheet(1, 'a1')]
    expect(uncarried(recordOf(entries), {}).map(({ key }) => key)).toEqual([
      'present/1',
      'sheet/00000000000000a1',
    ])
    const { prints } = bring(entries)
    expect(uncarried(recordOf(entries), prints)).toEqual([])
    expect(uncarried(recordOf([...entries, named(1, 'Gela', OPENED + 1)]), prints)).toEqual([])
  })

  test('goes again when it has changed, in whatever of it', () => {
    const before = sheet(1, 'a1')
    const { prints } = bring([before])
    for (const changed of [
      { ...before, at: before.at + 1 },
      { ...before, minutes: 8 },
      { ...before, answers: ['alpha', 'ბეტა', null, null] },
    ]) {
      expect(printOf(changed)).not.toBe(printOf(before))
      expect(uncarried(recordOf([changed]), prints)).toEqual([changed])
    }
    expect(printOf({ ...evaluation(1, []), question: 'ა' })).not.toBe(
      printOf({ ...evaluation(1, []), question: 'Ⴠ' }),
    )
  })

  test('is noted as the centre took it: not what it left out, nor what was never sent', () => {
    const [one, other] = [sheet(1, 'a1'), sheet(2, 'b2')]
    const answer = { version: 1 as const, kept: [one.key, 'sheet/00000000000000c3'] }
    expect(acknowledged({ old: '1.2' }, [one, other], answer)).toEqual({
      old: '1.2',
      [one.key]: printOf(one),
    })
  })

  test('goes in pieces, none larger than a request holds, each a record, and all of them together the room', () => {
    const long = 'x'.repeat(600)
    const crowd = Array.from({ length: 60 }, (_, at) =>
      sheet((at % 60) + 1, at.toString(16), [long, long, long], { via: 'file' }),
    )
    const { pieces } = bring(crowd)
    expect(pieces.length).toBeGreaterThan(2)
    let gathered: Entry[] = []
    for (const piece of pieces) {
      const text = writePiece(HEAD, piece)
      expect(text.length).toBeLessThan(COURIER_LIMITS.piece + 2_000)
      const read = readRecord(text)
      if (!read.ok) throw new Error(read.problem)
      gathered = merge(gathered, read.value.entries)
    }
    expect(gathered).toEqual(recordOf(crowd).entries)
    const many = Array.from({ length: 3_000 }, (_, at) => present((at % 60) + 1))
    expect(pieceOf(many).length).toBeLessThanOrEqual(COURIER_LIMITS.entries)
    const [huge] = [evaluation(1, [1], 'y'.repeat(COURIER_LIMITS.piece))]
    expect(pieceOf([huge, huge])).toHaveLength(1)
    expect(pieceOf([])).toEqual([])
  })

  test('arrives whole whatever is lost on the way, and in whichever order it is repeated (500 seeded rooms)', () => {
    for (let seed = 0; seed < 500; seed++) {
      const random = randomFrom(`courier/${seed}`)
      let [here, there]: [Entry[], Entry[]] = [[], []]
      let prints: Prints = {}
      const sent: Entry[][] = []
      for (let step = 0; step < 30; step++) {
        const came = anyEntry(random)
        // nobody thinks two things under one number
        here = merge(here, [came.kind === 'evaluation' ? { ...came, ratings: [3, null] } : came])
        const piece = pieceOf(uncarried({ head: HEAD, entries: here }, prints)).slice(0, random.between(1, 3))
        const repeated = sent.length > 0 && random.chance(20) ? random.pick(sent) : undefined
        if (repeated) there = merge(there, repeated)
        if (piece.length === 0 || random.chance(30)) continue // it did not arrive
        sent.push(piece)
        there = merge(there, piece)
        if (random.chance(60)) prints = acknowledged(prints, piece, answerTo(piece)) // else the answer was lost
      }
      const { pieces } = bring(here, prints)
      for (const piece of pieces) there = merge(there, piece)
      if (here.some(({ kind }) => ['sheet', 'code', 'card', 'evaluation'].includes(kind)))
        expect(there).toEqual(forCentre({ head: HEAD, entries: here }))
    }
  })

  test('that arrived means that the line is well again', () => {
    const before = {
      ...FRESH,
      losses: 4,
      trouble: 'portal' as const,
      wait: { until: 9, since: 1, kind: 'soft' as const },
    }
    expect(afterCarried(before, 77)).toEqual({ ...FRESH, lastTry: 77, lastTaken: 77 })
  })

  test('is answered in words that are read, and no others', () => {
    for (const version of [1, 2])
      expect(courierAnswerSchema.safeParse({ version, kept: [] }).success).toBe(true)
    for (const odd of [
      null,
      {},
      { version: 3, kept: [] },
      { version: 1, kept: [7] },
      { version: 1, room: 'x', kept: [] },
    ])
      expect(courierAnswerSchema.safeParse(odd).success).toBe(false)
  })
})
