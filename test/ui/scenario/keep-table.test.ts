import { fillDisk, wipePhone } from '../../flow/phone.ts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PlayEvent } from '../../../src/core/scenario/play.ts'
import { lastPlay, pastPlays } from '../../../src/flow/past-plays.ts'
import { beginPlay, openPlay } from '../../../src/flow/play-scenario.ts'
import type { SceneBook } from '../../../src/flow/scenes.ts'
import { doOn, isOver, keepTable } from '../../../src/ui/scenario/keep-table.ts'
import { handOver, inHand, isAtEnd, tableOf, takeOver } from '../../../src/ui/scenario/table.ts'
import { penBook } from '../../flow/scene-book.ts'

vi.stubGlobal('location', new URL('https://ubani.test/scenarios'))

let book: SceneBook
beforeEach(async () => {
  await wipePhone()
  book = await penBook()
})

const ASKED: PlayEvent = { act: 'reached', object: 'asks' }
const LOUD: PlayEvent = { act: 'chose', object: 'answer=loud' }
const TO_THE_ENTRY: readonly PlayEvent[] = [
  ASKED,
  { act: 'chose', object: 'answer=calm' },
  { act: 'chose', object: 'why=own-pen' },
  { act: 'did', object: 'warm-up=no' },
]
const typed = (text: string): PlayEvent => ({ act: 'typed', object: `entry~${text}` })
const WROTE: PlayEvent = { act: 'wrote', object: 'entry~~At noon.' }

describe('what is done in a play', () => {
  test('is on the phone when it is said to be', async () => {
    const table = tableOf(await openPlay(book))
    expect(doOn(table, [ASKED])).toBe(true)
    expect(await keepTable(table)).toBe(true)
    expect((await openPlay(book)).play).toEqual(table.play)
    expect(inHand('lost-pen')).toBeUndefined()
  })

  test('changes nothing when it makes no sense there', async () => {
    const table = tableOf(await openPlay(book))
    expect(doOn(table, [LOUD])).toBe(false)
    expect(table.line).toEqual([])
  })

  test('while something is being written is written after it, in order', async () => {
    const table = tableOf(await openPlay(book))
    doOn(table, TO_THE_ENTRY)
    const first = keepTable(table)
    doOn(table, [typed('A')])
    doOn(table, [typed('At')])
    doOn(table, [WROTE])
    expect(table.line).toHaveLength(6) // the first four are on their way, typing waits as its last state
    await Promise.all([first, keepTable(table)])
    const [attempt] = await pastPlays()
    expect(attempt?.events.map(({ act }) => act)).toEqual([
      'opened',
      ...TO_THE_ENTRY.map(({ act }) => act),
      'typed',
      'wrote',
      'ended',
    ])
    expect(table.writing).toBeUndefined()
  })

  test('ends the play at its end, with its figures, without being asked', async () => {
    const table = tableOf(await openPlay(book))
    doOn(table, [ASKED, LOUD])
    expect(isOver(table)).toBe(true)
    expect(await keepTable(table)).toBe(true)
    expect(isOver(table)).toBe(false)
    expect((await lastPlay(book))?.attempt.result).toEqual({
      completion: true,
      scores: { calm: { right: 0, of: 2 } },
    })
  })

  test('on a full phone is said not to be kept, lies in hand, and is kept once there is room', async () => {
    const begun = await openPlay(book)
    const table = tableOf(begun)
    const disk = fillDisk()
    doOn(table, [ASKED])
    expect(await keepTable(table)).toBe(false)
    expect(takeOver('lost-pen')?.play).toEqual(table.play)
    expect(tableOf(begun)).toBe(table)
    disk.free()
    doOn(table, [LOUD])
    expect(await keepTable(table)).toBe(true)
    expect((await lastPlay(book))?.play).toEqual(table.play)
  })

  test('in a play that could not even be begun on the phone can be played to its end, and kept then', async () => {
    const disk = fillDisk()
    const begun = await openPlay(book)
    expect(begun.kept).toBe(false)
    const table = tableOf(begun)
    doOn(table, [ASKED, LOUD])
    expect(await keepTable(table)).toBe(false)
    const held = inHand('lost-pen')
    expect(held && isAtEnd(held)).toBe(true)
    expect(held?.kept).toBe(false)
    disk.free()
    expect(await keepTable(table)).toBe(true)
    expect((await lastPlay(book))?.attempt.id).toBe(begun.attempt.id)
  })

  test('in a window left behind gives way to what another has gone on to', async () => {
    const [one, other] = [tableOf(await openPlay(book)), tableOf(await openPlay(book))]
    doOn(one, [ASKED, { act: 'chose', object: 'answer=calm' }])
    await keepTable(one)
    expect(one.elsewhere).toBeUndefined()
    doOn(other, [ASKED])
    expect(await keepTable(other)).toBe(true)
    expect(other.elsewhere).toBe('gone-on')
    expect(other.play).toEqual(one.play)
    expect((await openPlay(book)).play).toEqual(one.play)
  })

  test('in a window whose play was begun anew in another is not kept, and does not lie in the way of the new one', async () => {
    const left = tableOf(await openPlay(book))
    const anew = await beginPlay(book)
    doOn(left, [ASKED])
    expect(await keepTable(left)).toBe(false)
    expect(left.elsewhere).toBe('anew')
    expect(inHand('lost-pen')).toBeUndefined()
    expect((await openPlay(book)).attempt.id).toBe(anew.attempt.id)
  })

  test('is not mixed with a play begun anew', async () => {
    const disk = fillDisk()
    const table = tableOf(await openPlay(book))
    doOn(table, [ASKED])
    await keepTable(table)
    disk.free()
    const anew = await beginPlay(book)
    handOver(anew)
    expect(inHand('lost-pen')).toBeUndefined()
    expect(takeOver('lost-pen')).toBe(anew)
    expect(takeOver('lost-pen')).toBeUndefined()
  })
})
