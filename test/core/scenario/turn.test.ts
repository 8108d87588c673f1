import { describe, expect, test } from 'vitest'
import { type PlayEvent, replayPlay } from '../../../src/core/scenario/play.ts'
import { crewProblems } from '../../../src/core/scenario/crew-problems.ts'
import { sceneProblems } from '../../../src/core/scenario/scene-problems.ts'
import { turnOf } from '../../../src/core/scenario/turn.ts'
import { crewScene, withNode } from './crew-scene.ts'
import { SCENES } from './scenes.ts'

const scene = crewScene()

function turnAfter(...events: readonly [PlayEvent['act'], string][]): string {
  return turnOf(
    scene,
    replayPlay(
      scene,
      events.map(([act, object]) => ({ act, object })),
    ),
  )
}

describe('whose turn it is', () => {
  test('is the turn of whoever the node belongs to', () => {
    expect(turnAfter(['reached', 'dawn'])).toBe('chair')
    expect(turnAfter(['reached', 'dawn'], ['chose', 'door=wait'])).toBe('registrar')
  })

  test('of what is only said is the turn of whoever comes next, unless it names somebody', () => {
    expect(turnAfter()).toBe('chair')
    expect(turnAfter(['reached', 'dawn'], ['chose', 'door=open'])).toBe('chair') // knock, before the registrar
  })

  test('follows the way that these values will take', () => {
    const before: [PlayEvent['act'], string][] = [
      ['reached', 'dawn'],
      ['chose', 'door=wait'],
      ['chose', 'list=show'],
      ['chose', 'which-list=wall'],
    ]
    expect(turnAfter(...before, ['did', 'warm-up=yes'])).toBe('counter') // by way of quick, which is nobody's
    expect(turnAfter(...before, ['did', 'warm-up=no'])).toBe('registrar') // by way of slow, which is the registrar's
  })

  test('at the end, and in a scene of one player, is everybody’s', () => {
    const [, alone] = SCENES.find(([, { crew }]) => !crew) ?? []
    if (!alone) throw new Error('There is no scene of one player')
    expect(turnOf(alone, replayPlay(alone, []))).toBe('all')
    expect(turnOf(scene, { ...replayPlay(scene, []), node: 'done' })).toBe('all')
  })
})

describe('a commission run is refused', () => {
  const places = (changed: Parameters<typeof crewProblems>[0]) =>
    crewProblems(changed).map(({ place, value }) => `${place}: ${value}`)

  test('when nobody decides at a node', () => {
    expect(places(withNode('door', { by: undefined }))).toEqual(['door, by: missing'])
    expect(places(withNode('warm-up', { by: undefined }))).toEqual(['warm-up, by: missing'])
    expect(places(withNode('knock', { by: undefined }))).toEqual([]) // what is said needs nobody
  })

  test('when somebody decides who is not of the crew', () => {
    expect(places(withNode('door', { by: 'secretary' }))).toEqual(['door, by: secretary'])
    expect(places(withNode('slow', { by: 'secretary' }))).toEqual(['slow, by: secretary'])
  })

  test('when a role is named twice', () => {
    expect(places(crewScene({ crew: ['chair', 'registrar', 'counter', 'chair'] }))).toEqual(['crew: chair'])
  })

  test('when somebody has hardly anything to decide', () => {
    const problems = sceneProblems(withNode('day-entry', { by: 'chair' }))
    expect(problems).toEqual([
      {
        place: 'crew, registrar',
        value: '2 decisions',
        remedy: 'let the best path hold at least 3 decisions of this role',
      },
    ])
  })

  test('and so is a scene of one player that names whose turn it is', () => {
    expect(places(crewScene({ crew: undefined })).length).toBeGreaterThan(10)
  })
})

test('what is said may change only what there is', () => {
  const effects = [{ number: 'cold', by: 1 }]
  expect(sceneProblems(withNode('evening', { effects })).map(({ place, value }) => [place, value])).toEqual([
    ['evening', 'cold'],
  ])
  const opens = { exercise: 'detective', sets: 'heat' }
  expect(sceneProblems(withNode('warm-up', { opens })).map(({ place, value }) => [place, value])).toEqual([
    ['warm-up', 'heat'],
  ])
})

test('a clock is a time of the day', () => {
  for (const at of ['6:30', '24:00', '12:60', 'noon']) expect(() => withNode('dawn', { at })).toThrow()
})
