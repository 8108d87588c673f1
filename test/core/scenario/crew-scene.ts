import { type Scene, sceneSchema } from '../../../src/core/scenario/scene.ts'

const LAW = [{ act: 'advice', certainty: 'advice', sources: [] }]
const to = (id: string) => [{ to: id }]

/** A commission run of an invented morning, with every kind of node; each of the three decides three times. */
export function crewScene(change: Partial<Record<'crew' | 'variables' | 'nodes', unknown>> = {}): Scene {
  return sceneSchema.parse({ ...RAW, ...change })
}

/** The node with this id, changed. */
export function withNode(id: string, change: Record<string, unknown>): Scene {
  return crewScene({ nodes: RAW.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)) })
}

const RAW = {
  id: 'crew-scene',
  number: 250,
  order: 900,
  version: 1,
  player: 'chair',
  place: 'chair-desk',
  cast: [{ id: 'guest', look: 'woman-50' }],
  crew: ['chair', 'registrar', 'counter'],
  skills: ['procedure', 'record'],
  variables: {
    heat: { kind: 'number', start: 0, min: 0, max: 3 },
    hidden: { kind: 'flag' },
    practised: { kind: 'flag' },
  },
  guide: 'opening#seal',
  start: 'dawn',
  nodes: [
    { id: 'dawn', kind: 'say', who: 'narrator', at: '06:30', way: to('door') },
    { id: 'knock', kind: 'say', who: 'guest', by: 'chair', mood: 'worried', way: to('list') },
    {
      id: 'door',
      kind: 'choose',
      by: 'chair',
      seconds: 20,
      late: 'wait',
      choices: [
        { id: 'open', best: true, marks: { procedure: 2 }, law: LAW, way: to('knock') },
        { id: 'wait', effects: [{ number: 'heat', by: 1 }], marks: { calm: -1 }, law: LAW, way: to('list') },
      ],
    },
    {
      id: 'list',
      kind: 'choose',
      by: 'registrar',
      choices: [
        { id: 'show', best: true, marks: { impartiality: 1 }, law: LAW, way: to('which-list') },
        { id: 'hide', effects: [{ flag: 'hidden' }], law: LAW, way: to('which-list') },
        { id: 'shout', when: [{ number: 'heat', atLeast: 1 }], law: LAW, way: to('which-list') },
      ],
    },
    {
      id: 'which-list',
      kind: 'ask',
      by: 'registrar',
      options: ['wall', 'table'],
      right: 'table',
      marks: { procedure: 1 },
      law: LAW,
      way: to('warm-up'),
    },
    {
      id: 'warm-up',
      kind: 'look',
      by: 'registrar',
      opens: { exercise: 'detective', sets: 'practised' },
      way: to('evening'),
    },
    {
      id: 'evening',
      kind: 'say',
      who: 'narrator',
      at: '20:00',
      way: [{ to: 'quick', when: [{ flag: 'practised' }] }, { to: 'slow' }],
    },
    { id: 'quick', kind: 'say', who: 'guest', way: to('piles') },
    { id: 'slow', kind: 'say', who: 'guest', by: 'registrar', way: to('piles') },
    {
      id: 'piles',
      kind: 'choose',
      by: 'counter',
      choices: [
        { id: 'aloud', best: true, marks: { procedure: 1 }, law: LAW, way: to('how-many') },
        { id: 'alone', effects: [{ number: 'heat', by: 2 }], law: LAW, way: to('how-many') },
      ],
    },
    {
      id: 'how-many',
      kind: 'ask',
      by: 'counter',
      options: ['two', 'three'],
      right: 'two',
      law: LAW,
      way: to('count-entry'),
    },
    {
      id: 'count-entry',
      kind: 'log',
      by: 'counter',
      pieces: [
        { id: 'at-ten', part: 'time' },
        { id: 'piles', part: 'what' },
        { id: 'gossip', part: 'what', in: false },
        { id: 'counters', part: 'who' },
      ],
      law: LAW,
      way: to('table'),
    },
    {
      id: 'table',
      kind: 'choose',
      by: 'chair',
      choices: [
        { id: 'ask-all', best: true, marks: { listening: 1 }, law: LAW, way: to('who-signs') },
        { id: 'decide', effects: [{ number: 'heat', by: 1 }], law: LAW, way: to('who-signs') },
      ],
    },
    {
      id: 'who-signs',
      kind: 'ask',
      by: 'chair',
      options: ['one', 'all'],
      right: 'all',
      law: LAW,
      way: to('day-entry'),
    },
    {
      id: 'day-entry',
      kind: 'log',
      by: 'registrar',
      pieces: [
        { id: 'at-midnight', part: 'time' },
        { id: 'list', part: 'what' },
        { id: 'decision', part: 'decision' },
        { id: 'blame', part: 'who', in: false },
      ],
      law: LAW,
      way: [
        { to: 'sorry', when: [{ flag: 'hidden' }] },
        { to: 'warm', when: [{ number: 'heat', atLeast: 2 }] },
        { to: 'done' },
      ],
    },
    { id: 'done', kind: 'end', ending: 'well' },
    { id: 'warm', kind: 'end', ending: 'mixed' },
    { id: 'sorry', kind: 'end', ending: 'harm' },
  ],
  room: { minutes: 20, players: ['player', 'guest', 'guest'], questions: 2 },
}
