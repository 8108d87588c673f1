import { fillDisk, rowsKept, wipePhone } from './phone.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { attemptSchema } from '../../src/core/attempt/attempt.ts'
import { randomFrom } from '../../src/core/random.ts'
import { nodeIn, type PlayEvent, playOn, startPlay } from '../../src/core/scenario/play.ts'
import type { Scene } from '../../src/core/scenario/scene.ts'
import { eventsAt } from '../../src/core/scenario/scene-problems.ts'
import { noteOnSheet, openSheet } from '../../src/flow/observe-scene.ts'
import { lastPlay, pastPlays } from '../../src/flow/past-plays.ts'
import {
  beginAnew,
  beginPlay,
  finishPlay,
  notePlay,
  notePlayAll,
  openPlay,
  type Playing,
  unfinishedPlay,
} from '../../src/flow/play-scenario.ts'
import type { SceneBook } from '../../src/flow/scenes.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { lostPen } from '../core/scenario/lost-pen.ts'
import { openedScene, penBook, realScene, saveScenes } from './scene-book.ts'

let book: SceneBook
beforeEach(async () => {
  await wipePhone()
  book = await penBook()
})

/** The good way through the small scene, with what lies on the table on the way. */
const GOOD: readonly PlayEvent[] = [
  { act: 'reached', object: 'asks' },
  { act: 'chose', object: 'answer=calm' },
  { act: 'chose', object: 'why=own-pen' },
  { act: 'typed', object: 'warm-up=2X7AARGD' },
  { act: 'did', object: 'warm-up=yes' },
  { act: 'typed', object: 'entry=at-noon' },
  { act: 'typed', object: 'entry=at-noon,voter' },
  { act: 'wrote', object: 'entry=at-noon,voter' },
]

const queued = () => withDatabase((db) => db.outbox.toCollection().primaryKeys())

async function played(from: Playing, events: readonly PlayEvent[] = GOOD) {
  let { attempt } = from
  for (const event of events) attempt = await notePlay(attempt, event)
  return attempt
}

async function finished(from: SceneBook = book) {
  const playing = await openPlay(from)
  return finishPlay(await played(playing), playing.scene)
}

describe('a play', () => {
  test('goes on after a restart at any moment exactly where it stood', async () => {
    const { attempt, play: begun, scene } = await openPlay(book)
    let play = begun
    for (const event of [...GOOD, { act: 'undid' as const, object: '1' }, ...GOOD.slice(1)]) {
      await notePlay(attempt, event)
      play = playOn(scene, play, event)
      const again = await openPlay(book)
      expect(again).toMatchObject({ since: 'going-on', kept: true, attempt: { id: attempt.id } })
      expect(again.play).toEqual(play)
    }
    expect(play.node).toBe('thanks')
  })

  test('of a real scene, walked by chance, stands after every event where its record says', async () => {
    const id = 'off-by-three-at-two'
    await saveScenes('en', [realScene('en', id)])
    const real = await openedScene('en', id)
    for (const seed of ['a', 'b', 'c']) {
      const { attempt, scene } = await beginPlay(real)
      let play = startPlay(scene)
      for (const event of walkByChance(scene, seed)) {
        await notePlay(attempt, event)
        play = playOn(scene, play, event)
        expect((await openPlay(real)).play).toEqual(play)
      }
      expect(nodeIn(scene, play.node).kind).toBe('end')
    }
  })

  test('says on which scene it was begun, in which language, of which edition, and waits for the centre', async () => {
    const { attempt, since } = await openPlay(book)
    expect(since).toBe('new')
    expect(attempt.events).toMatchObject([{ act: 'opened', object: book.fingerprint }])
    expect(attemptSchema.parse(attempt)).toMatchObject({
      kind: 'scenario',
      subject: 'lost-pen',
      language: 'en',
    })
    expect(attempt.pack).toEqual({ version: book.from.version, issued: book.from.issued })
    expect(await queued()).toEqual([attempt.id])
  })

  test('holds one event for what is put together piece by piece or written letter by letter', async () => {
    const attempt = await played(await openPlay(book))
    expect(attempt.events.map(({ object }) => object)).toEqual([
      book.fingerprint,
      ...GOOD.map(({ object }) => object).filter((object) => object !== 'entry=at-noon'),
    ])
    const open = await notePlay(attempt, { act: 'typed', object: 'entry~1' })
    const went = await notePlay(open, { act: 'typed', object: 'entry~12' })
    expect(went.events.slice(-2).map(({ object }) => object)).toEqual(['entry=at-noon,voter', 'entry~12'])
  })

  test('of which two windows write at once loses nothing of either', async () => {
    const { attempt } = await openPlay(book)
    await played(await openPlay(book), GOOD.slice(0, 5))
    await Promise.all([
      notePlay(attempt, { act: 'typed', object: 'entry=voter' }),
      notePlay(attempt, { act: 'added', object: 'group:7KM' }),
    ])
    const { play } = await openPlay(book)
    expect([play.draft, play.group]).toEqual(['=voter', '7KM'])
  })

  test('opened in two windows at once is one play', async () => {
    const [one, other] = await Promise.all([openPlay(book), openPlay(book)])
    expect(one.attempt.id).toBe(other.attempt.id)
    expect(await pastPlays()).toHaveLength(1)
  })

  test('taken over from another phone is noted whole or not at all', async () => {
    const { attempt } = await openPlay(book)
    const disk = fillDisk()
    await expect(notePlayAll(attempt, GOOD)).rejects.toThrow()
    disk.free()
    expect((await openPlay(book)).play.path).toEqual([])
    await notePlayAll(attempt, GOOD)
    expect((await openPlay(book)).play.node).toBe('thanks')
  })

  test('that somebody only reads about is not begun', async () => {
    const before = await rowsKept()
    expect(await unfinishedPlay(book)).toBe(false)
    expect(await rowsKept()).toEqual(before)
    await openPlay(book)
    expect(await unfinishedPlay(book)).toBe(true)
    await finished()
    expect(await unfinishedPlay(book)).toBe(false)
  })
})

describe('the end of a play', () => {
  test('gives each skill its own figures, and the scene then begins anew', async () => {
    const ended = await finished()
    expect(ended.result).toEqual({
      completion: true,
      scores: {
        calm: { right: 2, of: 2 },
        procedure: { right: 1, of: 1 },
        record: { right: 2, of: 3 },
      },
    })
    const next = await openPlay(book)
    expect(next.since).toBe('new')
    expect(next.attempt.id).not.toBe(ended.id)
    expect((await pastPlays()).map(({ id }) => id)).toEqual([next.attempt.id, ended.id])
  })

  test('comes once: what is done later in another window changes nothing, and queues nothing', async () => {
    const ended = await finished()
    await withDatabase((db) => db.outbox.clear())
    const { scene } = book.opened
    expect(await notePlay(ended, { act: 'typed', object: 'entry=pen' })).toEqual(ended)
    expect(await finishPlay(ended, scene)).toEqual(ended)
    expect(await queued()).toEqual([])
  })

  test('judges what the phone has, and of that what was not given', async () => {
    const { attempt, scene } = await beginPlay(book, { given: GOOD.slice(0, 2) })
    await played(await openPlay(book), GOOD.slice(2))
    const ended = await finishPlay(attempt, scene)
    expect(Object.keys(ended.result?.scores ?? {})).toEqual(['procedure', 'record'])
  })

  test('judges with `whose` only what these roles did', async () => {
    const crewed = lostPen('en')
    const nodes = crewed.scene['nodes'] as Record<string, unknown>[]
    crewed.scene['crew'] = ['registrar', 'chair']
    crewed.scene['nodes'] = nodes.map((node) =>
      node['kind'] === 'say' || node['kind'] === 'end'
        ? node
        : { ...node, by: node['kind'] === 'log' ? 'chair' : 'registrar' },
    )
    await saveScenes('en', [crewed])
    const playing = await openPlay(await openedScene('en', 'lost-pen'))
    const ended = await finishPlay(await played(playing), playing.scene, ['chair'])
    expect(ended.result?.scores).toEqual({ record: { right: 2, of: 3 } })
  })
})

describe('a play begun anew', () => {
  test('lays the unfinished one aside, and says what it begins with', async () => {
    const first = await openPlay(book)
    const { attempt, play, since } = await beginPlay(book, {
      group: '7KM',
      roles: ['chair', 'registrar'],
      given: GOOD.slice(0, 2),
    })
    expect(since).toBe('new')
    expect(attempt.events.map(({ act, object }) => `${act} ${object}`)).toEqual([
      `opened ${book.fingerprint}`,
      'added group:7KM',
      'added roles:chair,registrar',
      'added given',
      'reached asks',
      'chose answer=calm',
      'added here',
    ])
    expect(play).toMatchObject({ node: 'why', group: '7KM', roles: ['chair', 'registrar'], giving: false })
    expect(play.path.map(({ given }) => given)).toEqual([true, true])
    const laidAside = (await pastPlays()).find(({ id }) => id === first.attempt.id)
    expect(laidAside?.result).toEqual({ completion: false })
    expect((await openPlay(book)).attempt.id).toBe(attempt.id)
  })

  test('is not lost when the window of the one laid aside goes on; that window hears that it is not kept', async () => {
    const first = await openPlay(book)
    const second = await beginPlay(book)
    await expect(notePlay(first.attempt, { act: 'reached', object: 'asks' })).rejects.toThrow(/laid aside/)
    await finishPlay(first.attempt, first.scene)
    expect((await openPlay(book)).attempt.id).toBe(second.attempt.id)
    await beginAnew(second.attempt)
    expect((await openPlay(book)).since).toBe('new')
  })
})

describe('a new edition of the scene', () => {
  test('waits: what was begun is finished on the scene as it was', async () => {
    const { attempt } = await openPlay(book)
    await notePlay(attempt, { act: 'reached', object: 'asks' })
    const second = await penBook('en', 2)
    expect(await unfinishedPlay(second)).toBe(true)
    const old = await openPlay(second)
    expect(old).toMatchObject({ since: 'old-version', scene: { version: 1 }, play: { node: 'answer' } })
    expect([old.words.title, old.wordsLanguage]).toEqual(['The lost pen [en 1]', 'en'])
    await finishPlay(await played(old, GOOD.slice(1)), old.scene)
    expect(await lastPlay(second)).toMatchObject({ since: 'old-version', play: { node: 'thanks' } })
    expect(await openPlay(second)).toMatchObject({ since: 'new', scene: { version: 2 } })
  })

  test('is spoken as it was in the language shown, if it was played in it, else in the one it was begun in', async () => {
    const ka = await penBook('ka')
    await openPlay(ka)
    const [en2, ka2] = [await penBook('en', 2), await penBook('ka', 2)]
    expect(await openPlay(en2)).toMatchObject({ wordsLanguage: 'ka', since: 'old-version' })
    await openPlay(book) // goes on in English before the edition came
    expect((await openPlay(en2)).words.title).toBe('The lost pen [en 1]')
    expect((await openPlay(ka2)).words.title).toBe('The lost pen [ka 1]')
  })

  test('takes the place of an old one that is not here any more; what was done stays as it was', async () => {
    const { attempt } = await openPlay(book)
    await notePlay(attempt, { act: 'reached', object: 'asks' })
    const second = await penBook('en', 2)
    await withDatabase((db) => db.scenes.clear())
    expect(await unfinishedPlay(second)).toBe(false)
    const anew = await openPlay(second)
    expect(anew).toMatchObject({ since: 'changed', play: { node: 'asks', path: [] } })
    const before = (await pastPlays()).find(({ id }) => id === attempt.id)
    expect(before?.endedAt).toBeUndefined()
    expect(before?.events).toHaveLength(2)
    expect(await openPlay(second)).toMatchObject({ since: 'going-on', attempt: { id: anew.attempt.id } })
  })

  test('lets go of old ones that no unfinished play needs, once another play begins', async () => {
    const kept = async () => (await withDatabase((db) => db.scenes.toArray())).map(({ key }) => key).sort()
    await finished()
    const second = await penBook('en', 2)
    expect(await kept()).toEqual([`${book.fingerprint}/en`])
    expect(await lastPlay(second)).toMatchObject({ since: 'old-version' })
    await openPlay(second)
    expect(await kept()).toEqual([`${second.fingerprint}/en`])
    expect(await lastPlay(second)).toBeUndefined()
    const third = await penBook('en', 3)
    await beginPlay(third)
    expect(await kept()).toEqual([`${third.fingerprint}/en`])
  })

  test('is not held up by the sheet of somebody who watched the old one', async () => {
    const sheet = await openSheet(book)
    await noteOnSheet(sheet, [{ act: 'chose', object: '0=yes' }])
    await finished()
    expect(await pastPlays()).toHaveLength(1)
    const second = await penBook('en', 2)
    await openPlay(second)
    expect(await rowsKept()).toMatchObject({ scenes: 1 })
    expect((await pastPlays()).map(({ subject }) => subject)).toEqual(['lost-pen', 'lost-pen'])
  })

  test('does not take from one scene what another one needs', async () => {
    const other = lostPen('en')
    other.scene['id'] = 'lost-glasses'
    await saveScenes('en', [lostPen('en'), other])
    const glasses = await openedScene('en', 'lost-glasses')
    await openPlay(glasses)
    await openPlay(book)
    await finished()
    await openPlay(book)
    expect(await rowsKept()).toMatchObject({ scenes: 2 })
  })
})

describe('a phone in trouble', () => {
  test('with a full disk plays all the same and says that it is not kept; what is noted is refused aloud', async () => {
    const disk = fillDisk()
    const { attempt, kept, play } = await openPlay(book)
    expect([kept, play.node]).toEqual([false, 'asks'])
    expect(await beginPlay(book, { group: '7KM' })).toMatchObject({ kept: false, play: { group: '7KM' } })
    await expect(notePlay(attempt, { act: 'reached', object: 'asks' })).rejects.toThrow()
    await expect(finishPlay(attempt, book.opened.scene)).rejects.toThrow()
    disk.free()
    const put = await notePlay(attempt, { act: 'reached', object: 'asks' })
    expect(put.events.map(({ act }) => act)).toEqual(['opened', 'reached'])
    expect((await openPlay(book)).play.node).toBe('answer')
    expect(await rowsKept()).toMatchObject({ scenes: 1, attempts: 1, outbox: 1 })
  })

  test('that fills up under a play keeps what it had, and never half a beginning', async () => {
    const disk = fillDisk()
    await beginPlay(book)
    disk.free()
    expect(Object.keys(await rowsKept())).not.toContain('scenes')
    const first = await openPlay(book)
    const full = fillDisk()
    await beginPlay(await openedScene('en', 'lost-pen'))
    full.free()
    expect((await openPlay(book)).attempt.id).toBe(first.attempt.id)
  })

  test('emptied under an open page loses nothing that the page still holds', async () => {
    const { attempt, scene } = await openPlay(book)
    const noted = await played(await openPlay(book), GOOD.slice(0, 3))
    await withDatabase((db) => db.attempts.clear())
    const put = await notePlay(noted, { act: 'did', object: 'warm-up=no' })
    expect(put.id).toBe(attempt.id)
    expect((await openPlay(book)).play.node).toBe('entry')
    await withDatabase((db) => db.attempts.clear())
    expect((await finishPlay(put, scene)).result?.completion).toBe(true)
    expect((await lastPlay(book))?.play.node).toBe('entry')
  })
})

function walkByChance(scene: Scene, seed: string): PlayEvent[] {
  const random = randomFrom(seed)
  const events: PlayEvent[] = []
  let play = startPlay(scene)
  for (let open = eventsAt(nodeIn(scene, play.node), play.values); open.length > 0; ) {
    const event = random.pick(open)
    events.push(event)
    play = playOn(scene, play, event)
    open = eventsAt(nodeIn(scene, play.node), play.values)
  }
  return events
}
