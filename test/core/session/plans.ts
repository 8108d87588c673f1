import { type Plan, planSchema, type PlanWords } from '../../../src/core/session/session-plan.ts'

/** What a test changes in a plan. */
export type Change = Readonly<Record<string, unknown>>

/** Blocks of a plan in good order: one hour with a quiz, a break and two groups. */
export const BLOCKS: readonly Change[] = [
  { id: 'welcome', kind: 'opening', minutes: 5 },
  { id: 'before', kind: 'quiz', minutes: 10, opens: ['topic:counting'] },
  { id: 'tea', kind: 'break', minutes: 10 },
  { id: 'piles', kind: 'group', minutes: 25, work: 15, opens: ['guide:opening#seal'], cards: ['one', 'two'] },
  { id: 'close', kind: 'closing', minutes: 10 },
]

/** The usual blocks, one of them changed. */
export function blocksWith(id: string, change: Change): Change[] {
  return BLOCKS.map((block) => (block['id'] === id ? { ...block, ...change } : block))
}

/** A plan in good order, with what a test changes in it. */
export function planOf(change: Change = {}): Plan {
  return planSchema.parse({
    id: 'hour',
    order: 10,
    days: [{ id: 'day', minutes: 60, blocks: BLOCKS }],
    ...change,
  })
}

/** Words in good order for a plan; each says in which language it is. */
export function planWords({ days }: Plan, language = 'en'): PlanWords {
  const said = (what: string): string => `${what} [${language}]`
  return {
    title: said('An hour'),
    whom: said('for everybody'),
    bring: [said('a box')],
    days: Object.fromEntries(days.map(({ id }) => [id, said(id)])),
    blocks: Object.fromEntries(
      days.flatMap(({ blocks }) =>
        blocks.map(({ id, kind, cards }) => [
          id,
          {
            title: said(id),
            ...(kind === 'break'
              ? {}
              : { trainer: said(`do ${id}`), say: said(`say ${id}`), people: said(`they ${id}`) }),
            ...(cards.length === 0
              ? {}
              : {
                  cards: Object.fromEntries(
                    cards.map((card) => [
                      card,
                      { title: said(card), task: said(`task ${card}`), report: said(`report ${card}`) },
                    ]),
                  ),
                }),
          },
        ]),
      ),
    ),
  }
}
