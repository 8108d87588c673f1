import { wipePhone } from './phone.ts'
import { beforeEach, expect, test } from 'vitest'
import { lastPlay, pastPlays } from '../../src/flow/past-plays.ts'
import { beginPlay, finishPlay, notePlayAll } from '../../src/flow/play-scenario.ts'
import type { SceneBook } from '../../src/flow/scenes.ts'
import { lostPen } from '../core/scenario/lost-pen.ts'
import { openedScene, saveScenes } from './scene-book.ts'

let [pen, glasses]: SceneBook[] = []
beforeEach(async () => {
  await wipePhone()
  const other = lostPen('en')
  other.scene['id'] = 'lost-glasses'
  await saveScenes('en', [lostPen('en'), other])
  pen = await openedScene('en', 'lost-pen')
  glasses = await openedScene('en', 'lost-glasses')
})

async function finished(book: SceneBook | undefined, choice: string): Promise<string> {
  if (!book) throw new Error('No scene')
  const { attempt, scene } = await beginPlay(book)
  const noted = await notePlayAll(attempt, [
    { act: 'reached', object: 'asks' },
    { act: 'chose', object: `answer=${choice}` },
  ])
  return (await finishPlay(noted, scene)).id
}

test('the play to talk over is the newest finished one of its own scene', async () => {
  if (!pen || !glasses) throw new Error('No scenes')
  expect(await lastPlay(pen)).toBeUndefined()
  await finished(pen, 'loud')
  const last = await finished(pen, 'calm')
  await finished(glasses, 'loud')
  await beginPlay(pen)
  await beginPlay(pen) // lays that one aside
  expect(await pastPlays()).toHaveLength(5)
  expect(await lastPlay(pen)).toMatchObject({ attempt: { id: last }, play: { node: 'why' }, kept: true })
})
