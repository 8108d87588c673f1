import { wipePhone } from './phone.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { readCode } from '../../src/core/protocol/code.ts'
import { beginAnew, finishDrill, openPractice } from '../../src/flow/practise-protocol.ts'
import { notePlay, notePlayAll, openPlay } from '../../src/flow/play-scenario.ts'
import { openProtocols } from '../../src/flow/protocols.ts'
import { exerciseFor, exerciseOutcome } from '../../src/flow/scene-exercise.ts'
import { wrapPack } from '../core/pack/sealed.ts'
import { protocolsPack } from './protocol-book.ts'
import { lostPen } from '../core/scenario/lost-pen.ts'
import { openedScene, saveScenes } from './scene-book.ts'

beforeEach(wipePhone)

async function atTheExercise(
  change: (scene: Record<string, unknown>) => void = () => undefined,
  forms = true,
) {
  const raw = lostPen('en')
  change(raw.scene)
  await saveScenes('en', [raw], forms ? [wrapPack(protocolsPack('en'))] : [])
  const book = await openedScene('en', 'lost-pen')
  const playing = await openPlay(book)
  await notePlayAll(playing.attempt, [
    { act: 'reached', object: 'asks' },
    { act: 'chose', object: 'answer=calm' },
    { act: 'chose', object: 'why=own-pen' },
  ])
  return { book, playing: await openPlay(book) }
}

describe('an exercise inside a scene', () => {
  test('is one of the form and at the level that the scene names, and the same after a restart', async () => {
    const { book, playing } = await atTheExercise()
    const drawn = await exerciseFor(playing, 'en')
    expect(drawn && readCode(drawn.code)).toMatchObject({ ok: true, value: { form: 1, level: 'detective' } })
    if (!drawn?.event) throw new Error('Nothing to note')
    await notePlay(playing.attempt, drawn.event)
    expect(await exerciseFor(await openPlay(book), 'en')).toEqual({ code: drawn.code, event: undefined })
  })

  test('is on another form where this edition lacks that one, and none where it has none at that level', async () => {
    const { playing } = await atTheExercise()
    const pack = protocolsPack('en')
    pack.forms = pack.forms.filter(({ form }) => form['id'] !== 'ge-summary')
    await saveScenes('en', [lostPen('en')], [wrapPack(pack)])
    const drawn = await exerciseFor(playing, 'en')
    const id = drawn && readCode(drawn.code)
    expect(id).toMatchObject({ ok: true, value: { level: 'detective' } })
    expect(id?.ok && id.value.form).not.toBe(1)
    await saveScenes('en', [lostPen('en')])
    expect(await exerciseFor(playing, 'en')).toBeUndefined()
  })

  test('is none at a node that leads to none, or at a level nobody knows', async () => {
    const { book, playing } = await atTheExercise((scene) => {
      const nodes = scene['nodes'] as Record<string, unknown>[]
      scene['nodes'] = nodes.map((node) =>
        node['kind'] === 'look' ? { ...node, opens: { exercise: 'juggling' } } : node,
      )
    })
    expect(await exerciseFor(playing, 'en')).toBeUndefined()
    await notePlay(playing.attempt, { act: 'did', object: 'warm-up=no' })
    expect(await exerciseFor(await openPlay(book), 'en')).toBeUndefined()
  })
})

describe('how it came out', () => {
  async function ended(scores: Parameters<typeof finishDrill>[1]): Promise<string> {
    const { playing } = await atTheExercise()
    const drawn = await exerciseFor(playing, 'en')
    const book = await openProtocols('en')
    if (!drawn || !book.ok) throw new Error('No exercise')
    expect(await exerciseOutcome(drawn.code)).toBeUndefined()
    const practice = await openPractice(drawn.code, book.value)
    if (!practice.ok) throw new Error(practice.problem)
    expect(await exerciseOutcome(drawn.code)).toBeUndefined()
    await finishDrill(practice.value.attempt, scores)
    return drawn.code
  }

  test.each([
    ['yes', 'everything wrong was found', { findings: { right: 2, of: 2 }, values: { right: 0, of: 9 } }],
    ['no', 'something was not found', { findings: { right: 1, of: 2 }, values: { right: 9, of: 9 } }],
    [
      'yes',
      'nothing was looked for and all is right',
      { findings: { right: 0, of: 0 }, values: { right: 9, of: 9 } },
    ],
    [
      'no',
      'nothing was looked for and something is wrong',
      { findings: { right: 0, of: 0 }, values: { right: 8, of: 9 } },
    ],
    ['no', 'only figures were judged and one is wrong', { values: { right: 8, of: 9 } }],
    ['no', 'nothing was judged', {}],
  ] as const)('is %s when %s', async (outcome, _when, scores) => {
    expect(await exerciseOutcome(await ended(scores))).toBe(outcome)
  })

  test('is that of the last time it was finished; one laid aside or begun since says nothing', async () => {
    const code = await ended({ findings: { right: 1, of: 2 } })
    const book = await openProtocols('en')
    if (!book.ok) throw new Error(book.problem)
    const again = await openPractice(code, book.value)
    expect(await exerciseOutcome(code)).toBe('no')
    if (!again.ok) throw new Error(again.problem)
    await finishDrill(again.value.attempt, { findings: { right: 2, of: 2 } })
    expect(await exerciseOutcome(code)).toBe('yes')
    const third = await openPractice(code, book.value)
    if (!third.ok) throw new Error(third.problem)
    await beginAnew(third.value.attempt)
    expect(await exerciseOutcome(code)).toBe('yes')
  })
})
