import type { Language } from '../../../src/core/language.ts'
import type { PackOf } from '../../../src/core/pack/content.ts'

export type RawScene = PackOf<'scenarios'>['scenes'][number]

const LAW = [{ act: 'advice', certainty: 'advice', sources: [] }]

/** A small scene with every kind of node. `loud` leads to harm, `calm` by way of an exercise and an entry to a good end. */
export function lostPen(language: Language, version = 1): RawScene {
  const to = (id: string) => [{ to: id }]
  const spoken = (text: string) => `${text} [${language} ${version}]`
  return {
    reads: 1,
    scene: {
      id: 'lost-pen',
      number: 200,
      order: 10,
      version,
      player: 'registrar',
      place: 'booths',
      cast: [{ id: 'voter', look: 'woman-70' }],
      skills: ['calm', 'record'],
      variables: { practised: { kind: 'flag' } },
      guide: 'polling#booths',
      start: 'asks',
      nodes: [
        { id: 'asks', kind: 'say', who: 'voter', mood: 'worried', way: to('answer') },
        {
          id: 'answer',
          kind: 'choose',
          seconds: 20,
          late: 'loud',
          choices: [
            { id: 'calm', best: true, marks: { calm: 2 }, law: LAW, way: to('why') },
            { id: 'loud', marks: { calm: -2 }, law: LAW, way: to('upset') },
          ],
        },
        {
          id: 'why',
          kind: 'ask',
          options: ['own-pen', 'no-pen'],
          right: 'own-pen',
          marks: { procedure: 1 },
          law: LAW,
          way: to('warm-up'),
        },
        {
          id: 'warm-up',
          kind: 'look',
          opens: { exercise: 'detective', form: 'ge-summary', sets: 'practised' },
          way: to('entry'),
        },
        {
          id: 'entry',
          kind: 'log',
          pieces: [
            { id: 'at-noon', part: 'time' },
            { id: 'voter', part: 'who' },
            { id: 'pen', part: 'what' },
            { id: 'gossip', part: 'what', in: false },
          ],
          law: LAW,
          way: to('thanks'),
        },
        { id: 'thanks', kind: 'end', ending: 'well' },
        { id: 'upset', kind: 'end', ending: 'harm' },
      ],
      room: { minutes: 5, players: ['registrar', 'voter', 'witness'], questions: 2 },
    },
    words: {
      title: spoken('The lost pen'),
      opening: spoken('The booths, at noon.'),
      cast: { voter: spoken('Voter') },
      says: { asks: spoken('There is no pen.') },
      choices: {
        answer: {
          prompt: spoken('What do you say?'),
          options: Object.fromEntries(
            ['calm', 'loud'].map((id) => [id, { text: id, consequence: spoken(id), rule: spoken(id) }]),
          ),
        },
      },
      asks: {
        why: { question: spoken('Which pen?'), options: { 'own-pen': 'a', 'no-pen': 'b' }, why: 'c' },
      },
      looks: { 'warm-up': spoken('Warm up.') },
      logs: {
        entry: {
          pieces: { 'at-noon': '12:00', voter: 'A voter', pen: 'had no pen', gossip: 'again' },
          model: '12:00. A voter had no pen.',
        },
      },
      ends: { thanks: spoken('Thank you.'), upset: spoken('She leaves.') },
      room: {
        cards: Object.fromEntries(
          ['registrar', 'voter', 'witness'].map((id) => [id, { role: id, card: id }]),
        ),
        observe: ['a', 'b', 'c'],
        questions: ['a', 'b'],
        best: 'c',
      },
    },
  }
}
