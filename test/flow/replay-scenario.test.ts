import { wipePhone } from './phone.ts'
import { beforeEach, expect, test } from 'vitest'
import { type PlayEvent, replayPlay } from '../../src/core/scenario/play.ts'
import { lastPlay } from '../../src/flow/past-plays.ts'
import { finishPlay, notePlayAll, openPlay, type Playing } from '../../src/flow/play-scenario.ts'
import { replayFrom } from '../../src/flow/replay-scenario.ts'
import type { SceneBook } from '../../src/flow/scenes.ts'
import { lostPen } from '../core/scenario/lost-pen.ts'
import { openedScene, penBook, saveScenes } from './scene-book.ts'

const LATE: readonly PlayEvent[] = [
  { act: 'reached', object: 'asks' },
  { act: 'chose', object: 'answer=!loud' },
]

let book: SceneBook
beforeEach(async () => {
  await wipePhone()
  book = await penBook()
})

async function lastOf(events: readonly PlayEvent[]): Promise<Playing> {
  const { attempt, scene } = await openPlay(book)
  await finishPlay(await notePlayAll(attempt, events), scene)
  const last = await lastPlay(book)
  if (!last) throw new Error('Nothing was finished')
  return last
}

test('a choice is tried again with everything before it given, and only what is done now is judged', async () => {
  const last = await lastOf(LATE)
  const again = await replayFrom(book, last, 1)
  expect(again).toMatchObject({ since: 'new', kept: true, play: { node: 'answer', giving: false } })
  expect(again.attempt.id).not.toBe(last.attempt.id)
  const noted = await notePlayAll(again.attempt, [{ act: 'chose', object: 'answer=calm' }])
  const ended = await finishPlay(noted, again.scene)
  expect(ended.result?.scores).toEqual({ calm: { right: 2, of: 2 } })
  const play = replayPlay(again.scene, ended.events)
  expect(play.path.map(({ node, given }) => [node, given])).toEqual([
    ['asks', true],
    ['answer', false],
  ])
})

test('from the very first step is a play from the beginning', async () => {
  const again = await replayFrom(book, await lastOf(LATE), 0)
  expect(again.play).toMatchObject({ node: 'asks', path: [] })
  expect(again.attempt.events.map(({ act }) => act)).toEqual(['opened'])
})

test('is played on the scene as it is now, where the way there is still the same', async () => {
  const last = await lastOf(LATE)
  const second = await penBook('en', 2)
  expect(await replayFrom(second, last, 1)).toMatchObject({
    since: 'new',
    scene: { version: 2 },
    play: { node: 'answer' },
  })
})

test('begins at the beginning, and says so, where the scene has changed on the way there', async () => {
  const last = await lastOf([
    ...LATE.slice(0, 1),
    { act: 'chose', object: 'answer=calm' },
    { act: 'chose', object: 'why=own-pen' },
  ])
  const changed = lostPen('en', 2)
  const nodes = changed.scene['nodes'] as Record<string, unknown>[]
  changed.scene['nodes'] = nodes.map((node) =>
    node['id'] === 'why' ? { ...node, options: ['no-pen', 'lost'], right: 'lost' } : node,
  )
  await saveScenes('en', [changed])
  const second = await openedScene('en', 'lost-pen')
  expect(await replayFrom(second, last, 3)).toMatchObject({
    since: 'changed',
    play: { node: 'asks', path: [] },
  })
  expect(await replayFrom(second, last, 2)).toMatchObject({ since: 'new', play: { node: 'why' } })
})
