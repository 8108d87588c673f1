import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { contentReport } from '../../src/build/report.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { type PackOf, sessionsPackSchema } from '../../src/core/pack/content.ts'
import { openPlan } from '../../src/core/session/open-plan.ts'
import { minutesIn } from '../../src/core/session/session-plan.ts'
import { EVERY_KIND, topicOf } from '../core/question/items.ts'
import { blocksWith, planOf, planWords } from '../core/session/plans.ts'
import { layPlan, layTopic } from './lay-bank.ts'
import { realPacks } from './real-content.ts'
import { TestWing } from './wing.ts'

const PLAN = 'sessions/hour/plan.yml'

let wing: TestWing
beforeEach(() => {
  wing = new TestWing()
  layTopic(wing, topicOf(EVERY_KIND))
})

/** What `npm run content` finds, a line for each problem. */
function told(): string[] {
  return wing
    .make()
    .problems.list.map(({ file, place, value, remedy }) => [file, place, value, remedy].join(' | '))
}

/** The sessions pack of a language, as it was just made. */
function packOf(language: string): PackOf<'sessions'> {
  const report = wing.make()
  expect(report.problems.list).toEqual([])
  const entry = report.manifest?.packs.find((each) => each.kind === 'sessions' && each.language === language)
  if (!entry) throw new Error(`No sessions in ${language}`)
  return sessionsPackSchema.parse(JSON.parse(readFileSync(join(wing.target, entry.path), 'utf8')))
}

test('plans make a pack of their own, in their order; they open as they were written, with the names of what they open', () => {
  const later = planOf({ id: 'later', order: 20 })
  layPlan(wing, later)
  layPlan(wing, planOf())
  const opened = packOf('hy').plans.map(openPlan)
  expect(opened.map((each) => each?.plan)).toEqual([planOf(), later])
  expect(opened[0]?.words).toEqual(planWords(planOf()))
  expect(Object.keys(opened[0]?.names ?? {})).toEqual(['guide:opening#seal', 'topic:counting'])
  expect(opened[0]?.names['guide:opening#seal']).toBe('Բացում')
})

test('a wing without plans has no such pack', () => {
  expect(wing.make().manifest?.packs.map(({ kind }) => kind)).not.toContain('sessions')
})

test('how long a plan takes, and what is in it, is printed', () => {
  layPlan(wing, planOf())
  expect(contentReport(wing.make())).toContain('Session hour: 1 day, 60 minutes, 5 blocks, 2 group cards\n')
})

describe('a plan is refused with file, place, value and remedy', () => {
  test.each<[string, () => void, string]>([
    [
      'when its folder is called otherwise',
      () => layPlan(wing, planOf(), 'time'),
      'sessions/time/plan.yml | id | hour | call the folder and the plan the same',
    ],
    [
      'when the minutes do not add up',
      () => {
        layPlan(wing, planOf())
        wing.change(PLAN, '"minutes": 25', '"minutes": 30')
      },
      `${PLAN} | day, minutes | 60 | the blocks add up to 65`,
    ],
    [
      'when a topic does not exist',
      () =>
        layPlan(
          wing,
          planOf({
            days: [{ id: 'day', minutes: 60, blocks: blocksWith('before', { opens: ['topic:songs'] }) }],
          }),
        ),
      `${PLAN} | before, opens | topic:songs | open something that exists`,
    ],
    [
      'when a place of the guide does not exist',
      () =>
        layPlan(
          wing,
          planOf({
            days: [
              { id: 'day', minutes: 60, blocks: blocksWith('piles', { opens: ['guide:opening#song'] }) },
            ],
          }),
        ),
      `${PLAN} | piles, opens | guide:opening#song | open something that exists`,
    ],
    [
      'when a block is of no kind',
      () => {
        layPlan(wing, planOf())
        wing.change(PLAN, '"break"', '"nap"')
      },
      'nap | write one of: opening, talk, quiz',
    ],
    [
      'when a voice is missing',
      () => {
        layPlan(wing, planOf())
        wing.remove('sessions/hour/az.yml')
      },
      'sessions/hour/az.yml | whole file | missing | write the az voice of sessions/hour',
    ],
    [
      'when a voice is older than the Georgian one',
      () => {
        layPlan(wing, planOf())
        wing.change('sessions/hour/ka.yml', 'for everybody', 'for nobody')
      },
      'sessions/hour/hy.yml | of | made from an earlier Georgian text',
    ],
  ])('%s', (_what, spoil, expected) => {
    spoil()
    const lines = told()
    expect(lines.filter((line) => line.includes(expected)).length, lines.join('\n')).toBeGreaterThan(0)
    expect(wing.make().manifest).toBeUndefined()
  })

  test('only a missing voice is told once', () => {
    layPlan(wing, planOf())
    wing.remove('sessions/hour/az.yml')
    expect(told()).toHaveLength(1)
  })
})

describe.each(LANGUAGES)('[%s] the real plans', (language) => {
  const pack = realPacks(language).find((each) => each.kind === 'sessions')
  const plans = pack?.kind === 'sessions' ? pack.plans.map(openPlan) : []

  test('are an hour, half a day and four days, for 36 people', () => {
    expect(plans.map((opened) => opened?.plan.id)).toEqual(['one-hour', 'half-day', 'four-days'])
    expect(plans.map((opened) => opened && minutesIn(opened.plan))).toEqual([60, 240, expect.any(Number)])
    expect(plans.map((opened) => opened?.plan.days.length)).toEqual([1, 1, 4])
    for (const opened of plans) expect(opened?.plan.people).toBe(36)
  })

  test('have a name for everything they open, in that language', () => {
    for (const opened of plans)
      for (const [target, name] of Object.entries(opened?.names ?? {})) expect(name, target).not.toBe(target)
  })
})
