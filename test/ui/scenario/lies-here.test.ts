import { fillDisk, wipePhone } from '../../flow/phone.ts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PlayEvent } from '../../../src/core/scenario/play.ts'
import { beginPlay } from '../../../src/flow/play-scenario.ts'
import type { SceneBook } from '../../../src/flow/scenes.ts'
import { doOn, keepTable } from '../../../src/ui/scenario/keep-table.ts'
import { liesHere } from '../../../src/ui/scenario/lies-here.ts'
import { takeOver, tableOf } from '../../../src/ui/scenario/table.ts'
import { penBook } from '../../flow/scene-book.ts'

vi.stubGlobal('location', new URL('https://ubani.test/scenarios'))

let english: SceneBook
let georgian: SceneBook
beforeEach(async () => {
  await wipePhone()
  english = await penBook('en')
  georgian = await penBook('ka')
})

const ASKED: PlayEvent = { act: 'reached', object: 'asks' }
const LOUD: PlayEvent = { act: 'chose', object: 'answer=loud' }

describe('a play goes on in another language', () => {
  test.each([
    ['when nothing is done in it yet', []],
    ['in its midst', [ASKED]],
    ['at its end', [ASKED, LOUD]],
  ])('%s', async (_, events) => {
    const begun = await beginPlay(english)
    const table = tableOf(begun)
    doOn(table, events)
    await keepTable(table)
    expect(await liesHere(georgian, begun)).toMatchObject({ wordsLanguage: 'ka', play: table.play })
  })

  test('on a phone that keeps nothing of it', async () => {
    const disk = fillDisk()
    const begun = await beginPlay(english)
    expect(await liesHere(georgian, begun)).toMatchObject({ wordsLanguage: 'ka', play: begun.play })
    const table = tableOf(begun)
    doOn(table, [ASKED])
    await keepTable(table)
    expect(await liesHere(georgian, begun)).toMatchObject({ wordsLanguage: 'ka', play: table.play })
    disk.free()
    await keepTable(table)
  })
})

test('nothing lies there where nothing was begun', async () => {
  expect(takeOver('lost-pen')).toBeUndefined()
  expect(await liesHere(english, undefined)).toBeUndefined()
})
