import { editionOf as editionInBaton } from '../../src/core/scenario/relay.ts'
import { bundleOf, editionOf, wipePhone } from './phone.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { importFile } from '../../src/flow/hand-on-packs.ts'
import { openSceneOf, openScenes } from '../../src/flow/scenes.ts'
import { lostPen } from '../core/scenario/lost-pen.ts'
import { openedScene, realScenes, saveScenes } from './scene-book.ts'

beforeEach(wipePhone)

describe('the list of role-plays', () => {
  test('says of each what one chooses by, without opening it', async () => {
    await saveScenes('en', [lostPen('en')])
    const shelf = await openScenes('en')
    expect(shelf).toMatchObject({ ok: true, value: { language: 'en', unreadable: 0 } })
    expect(shelf.ok && shelf.value.lines).toMatchObject([
      { id: 'lost-pen', title: 'The lost pen [en 1]', player: 'registrar', skills: ['calm', 'record'] },
    ])
  })

  test('counts what was made for a newer app, and leaves it out', async () => {
    const newer = { ...lostPen('en'), reads: 99 }
    const odd = lostPen('en')
    odd.scene['id'] = 'odd'
    odd.scene['nodes'] = [{ id: 'a', kind: 'dance' }]
    const second = lostPen('en')
    second.scene['id'] = 'second'
    await saveScenes('en', [newer, odd, second])
    const shelf = await openScenes('en')
    expect(shelf.ok && shelf.value.lines.map(({ id }) => id)).toEqual(['second'])
    expect(shelf.ok && shelf.value.unreadable).toBe(2)
  })

  test('of an edition without any is said to be missing', async () => {
    await importFile(new Blob([bundleOf(editionOf('en'))]))
    expect(await openScenes('en')).toEqual({ ok: false, problem: 'missing' })
    await saveScenes('en', [])
    expect(await openScenes('en')).toEqual({ ok: false, problem: 'missing' })
  })
})

describe('one role-play', () => {
  test('is opened with its words, and is the same scene in every language', async () => {
    await saveScenes('en', [lostPen('en')])
    await saveScenes('ka', [lostPen('ka')])
    const [en, ka] = [await openedScene('en', 'lost-pen'), await openedScene('ka', 'lost-pen')]
    expect(en.opened.words.title).toBe('The lost pen [en 1]')
    expect(ka.opened.words.title).toBe('The lost pen [ka 1]')
    expect(en.fingerprint).toMatch(/^lost-pen@1#[0-9a-f]{8}$/)
    expect(ka.fingerprint).toBe(en.fingerprint)
  })

  test('changed by one mark is another scene', async () => {
    await saveScenes('en', [lostPen('en')])
    const before = await openedScene('en', 'lost-pen')
    const changed = lostPen('en')
    changed.scene['skills'] = ['calm']
    await saveScenes('en', [changed])
    const after = await openedScene('en', 'lost-pen')
    expect(after.fingerprint).not.toBe(before.fingerprint)
    expect(editionInBaton(after.fingerprint)).not.toBe(editionInBaton(before.fingerprint))
  })

  test('that is not there, or that this app cannot play, is refused by name', async () => {
    const misfit = lostPen('en')
    misfit.words['ends'] = 'none'
    const newer = { ...lostPen('en'), reads: 2 }
    newer.scene['id'] = 'newer'
    await saveScenes('en', [misfit, newer])
    expect(await openSceneOf('en', 'nowhere')).toEqual({ ok: false, problem: 'missing' })
    expect(await openSceneOf('en', 'lost-pen')).toEqual({ ok: false, problem: 'unreadable' })
    expect(await openSceneOf('en', 'newer')).toEqual({ ok: false, problem: 'unreadable' })
  })

  test('opens, every one that is in the content', async () => {
    const scenes = realScenes('ka')
    await saveScenes('ka', scenes)
    const shelf = await openScenes('ka')
    if (!shelf.ok) throw new Error(shelf.problem)
    expect(shelf.value.lines).toHaveLength(scenes.length)
    for (const { id } of shelf.value.lines) expect((await openedScene('ka', id)).opened.scene.id).toBe(id)
  })
})
