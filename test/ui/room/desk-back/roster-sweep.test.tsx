import { fillDisk, wipePhone } from '../../../flow/phone.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../../src/core/language.ts'
import { entryOf } from '../../../../src/core/room/record.ts'
import { rosterSquares } from '../../../../src/core/room/roster-squares.ts'
import type { HostedRoom } from '../../../../src/flow/host-room.ts'
import { makeDeedLine } from '../../../../src/ui/room/desk/after/deed-line.ts'
import { RosterShow } from '../../../../src/ui/room/desk/after/roster-show.tsx'
import { makeRosterSweep, type RosterSaid } from '../../../../src/ui/room/desk/after/roster-sweep.ts'
import { SeatsPage } from '../../../../src/ui/room/desk/after/seats-page.tsx'
import { saveQuestions } from '../../../flow/question-book.ts'
import { hosted } from '../../../flow/quiz-room.ts'
import { rollOf } from '../../../../src/ui/room/desk/after/roll.ts'
import { roomOf } from './room-of.ts'
import { draw, gapsIn, textOf, wordsIn, wordsOfRoom } from './speech.ts'

/** A room in which somebody has a name. */
const NAMED = roomOf([entryOf({ kind: 'seat', at: 1, seat: 5, name: 'Nino' })])

beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
})

/** A camera over a room of this phone: what was said, who sits where now, and whether the phone refused. */
async function sweepOf() {
  let room = await hosted()
  const seen = { said: [] as RosterSaid[], refused: false }
  const run = makeDeedLine({
    room: () => room,
    give: (next: HostedRoom) => {
      room = next
    },
    refused: (is) => {
      seen.refused = is
    },
  })
  const sweep = makeRosterSweep(run)
  const show = (text: string): Promise<void> =>
    sweep(text, (said) => {
      seen.said.push(said)
    })
  const names = (): string =>
    rollOf(room)
      .lines.flatMap(({ seat, name }) => (name ? [`${seat} ${name}`] : []))
      .join(' | ')
  return { show, seen, names }
}

describe('a list of names before the camera', () => {
  test('is taken in square by square, each once, with how much has come', async () => {
    const { show, seen, names } = await sweepOf()
    const list = Array.from({ length: 30 }, (_, at) => ({ seat: at + 1, name: `ნინო ${at}` }))
    const squares = rosterSquares(list)
    expect(squares.length).toBeGreaterThan(1)
    for (const text of [...squares, ...squares]) await show(text)
    expect(seen.said.map(({ is, codes }) => [is, codes])).toEqual(squares.map((_, at) => ['taken', at + 1]))
    expect(seen.said.at(-1)?.names).toBe(30)
    expect(names()).toBe(list.map(({ seat, name }) => `${seat} ${name}`).join(' | '))
  })

  test('is taken in once although the camera sees it again before it is kept', async () => {
    const { show, seen } = await sweepOf()
    await Promise.all(['1,Nino', '1,Nino', '2,Aram'].map(show))
    expect(seen.said).toEqual([
      { is: 'taken', codes: 1, names: 1 },
      { is: 'taken', codes: 2, names: 2 },
    ])
  })

  test('is told from what is no list, and goes on after it', async () => {
    const { show, seen, names } = await sweepOf()
    await show('https://ubani.test/room/join#7K2QXH4P')
    await show('1,Nino\n1,Aram')
    await show('4,Leyla')
    expect(seen.said.map(({ is }) => is)).toEqual(['no-list', 'twice', 'taken'])
    expect(names()).toBe('4 Leyla')
  })

  test('of names alone counts the seats, and a second one does not write over them', async () => {
    const { show, seen, names } = await sweepOf()
    await show('Nino\nAram')
    await show('Leyla\nGohar')
    expect(seen.said.map(({ is }) => is)).toEqual(['taken', 'seat'])
    expect(names()).toBe('1 Nino | 2 Aram')
  })

  test('is taken in when it is shown on, after the phone refused to keep it', async () => {
    const { show, seen, names } = await sweepOf()
    const disk = fillDisk()
    await show('1,Nino')
    disk.free()
    expect(seen).toEqual({ said: [], refused: true })
    await show('1,Nino')
    expect(seen).toEqual({ said: [{ is: 'taken', codes: 1, names: 1 }], refused: false })
    expect(names()).toBe('1 Nino')
  })
})

describe.each(LANGUAGES)('in %s', (language) => {
  test('the list can be scanned, and shown where there are names', () => {
    const { rosterScan = '', rosterShow = '' } = wordsOfRoom(language, 'desk-back')
    const page = (room: HostedRoom) => draw(<SeatsPage room={room} onRoom={() => undefined} />, language)
    expect(page(roomOf())).toContain(rosterScan)
    expect(page(roomOf())).not.toContain(rosterShow)
    expect(page(NAMED)).toContain(rosterShow)
    expect(gapsIn(page(NAMED))).toEqual([])
  })

  test('everything that can be said of a square has its sentence', () => {
    const t = wordsIn(language)
    const said = (['taken', 'no-list', 'blank', 'too-many', 'seat', 'twice', 'long'] as const).map((is) =>
      t(`desk-back:roster_${is}`, { codes: 3, names: 21 }),
    )
    expect(gapsIn(said.join())).toEqual([])
    expect(said[0]).toMatch(/3.*21/)
  })
})

test('the names are not on the screen before somebody asks for them', () => {
  const html = draw(<RosterShow lines={rollOf(NAMED).lines} />)
  expect(html).not.toContain('rb-loop')
  expect(textOf(html)).toContain('Whoever films this screen has the names')
})
