import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../../../../src/core/language.ts'
import { type OpenedPlan, openPlan } from '../../../../../src/core/session/open-plan.ts'
import { groupBlocks } from '../../../../../src/core/session/session-plan.ts'
import type { PlanShelf } from '../../../../../src/flow/plans.ts'
import { Groups } from '../../../../../src/ui/room/desk/plans/groups-page.tsx'
import { placePath } from '../../../../../src/ui/room/desk/plans/paths.ts'
import { Agenda } from '../../../../../src/ui/room/desk/plans/plan-page.tsx'
import { PlanList } from '../../../../../src/ui/room/desk/plans/plans-page.tsx'
import { realPacks } from '../../../../build/real-content.ts'
import { planOf, planWords } from '../../../../core/session/plans.ts'
import { draw, gapsIn, wordsOfRoom } from '../speech.ts'

const plan = planOf()
const made: OpenedPlan = {
  plan,
  words: planWords(plan),
  names: { 'topic:counting': 'The count', 'guide:opening#seal': 'The seal' },
}
const shelf: PlanShelf = {
  language: 'en',
  from: { version: 1, issued: '2026-11-29T00:00:00Z', onThisPhone: true },
  plans: [made],
  unreadable: 0,
}

/** The real plans of a language. */
function realPlans(language: Language): OpenedPlan[] {
  return realPacks(language)
    .flatMap((pack) => (pack.kind === 'sessions' ? pack.plans : []))
    .flatMap((raw) => openPlan(raw) ?? [])
}

/** The group work of a plan, drawn at an address. */
function groups(opened: OpenedPlan, address: string, language: Language = 'en'): string {
  const [first, ...rest] = groupBlocks(opened.plan)
  if (!first) throw new Error(`${opened.plan.id} has no group work`)
  return draw(<Groups opened={opened} blocks={[first, ...rest]} />, language, address)
}

describe.each(LANGUAGES)('[%s] the pages of session plans', (language) => {
  test('have all their words', () => {
    const plans = realPlans(language)
    expect(plans).toHaveLength(3)
    expect(gapsIn(draw(<PlanList shelf={{ ...shelf, plans, unreadable: 2 }} />, language))).toEqual([])
    for (const opened of plans) {
      expect(gapsIn(draw(<Agenda opened={opened} />, language))).toEqual([])
      for (const { id } of groupBlocks(opened.plan))
        expect(gapsIn(groups(opened, `/room/host/plans/${opened.plan.id}/groups#${id}`, language))).toEqual(
          [],
        )
    }
  })
})

describe('the list', () => {
  test('leads to each plan and says how long it takes and for how many', () => {
    const html = draw(<PlanList shelf={shelf} />, 'en')
    expect(html).toContain('href="/room/host/plans/hour"')
    expect(html).toContain('60 minutes')
    expect(html).toContain('up to 36 people')
    expect(html).not.toContain('newer version')
  })
})

describe('the agenda', () => {
  const html = draw(<Agenda opened={made} />, 'en')

  test('runs by the clock from 10:00, breaks included', () => {
    const times = [...html.matchAll(/<b>(\d\d:\d\d)–(\d\d:\d\d)<\/b>/g)].map(([, from, to]) => [from, to])
    expect(times).toEqual([
      ['10:00', '10:05'],
      ['10:05', '10:15'],
      ['10:15', '10:25'],
      ['10:25', '10:50'],
      ['10:50', '11:00'],
    ])
  })

  test('says of each block what the trainer does and says and what the others do, of a break nothing', () => {
    expect(html.match(/<dt>/g)).toHaveLength(4 * 3)
    for (const said of ['do welcome', 'say welcome', 'they welcome']) expect(html).toContain(`${said} [en]`)
  })

  test('leads into the app by name: to a new quiz, the guide, the cards of the groups', () => {
    expect(html).toContain('href="/room/host/new?topic=counting">New quiz: The count<')
    expect(html).toContain('href="/guide/opening#seal">Guide: The seal<')
    expect(html).toContain('href="/room/host/plans/hour/groups#piles"')
  })

  test('labels the field for the beginning', () => {
    expect(html).toContain('<label for="plan-start">')
    expect(html).toMatch(/<input id="plan-start" type="time" value="10:00"/)
  })
})

test.each([
  ['topic:counting', true, '/room/host/new?topic=counting'],
  ['topic:counting', false, '/tests/topic/counting'],
  ['scene:inked-voter', false, '/scenarios/inked-voter/room'],
  ['form:ge-summary', false, '/protocols/ge-summary'],
  ['exam:heads', false, '/tests/exam/heads'],
  ['guide:counting#doubtful', false, '/guide/counting#doubtful'],
  ['card:power-cut', false, '/cards/power-cut'],
])('%s (as a quiz: %s) is opened at %s', (target, asQuiz, address) => {
  expect(placePath(target, asQuiz)).toBe(address)
})

describe('group work', () => {
  const en = wordsOfRoom('en', 'plan')

  test('shows every card with its minutes and what will be asked, for screen and paper alike', () => {
    const html = groups(made, '/room/host/plans/hour/groups#piles')
    for (const card of ['one', 'two'])
      for (const said of [card, `task ${card}`, `report ${card}`]) expect(html).toContain(`${said} [en]`)
    expect(html.match(/class="pl-card"/g)).toHaveLength(2)
    expect(html).toContain('10 minutes to report back')
    expect(html).toContain('>15:00<')
    expect(html).toContain(en['clock_still'])
  })

  test('finds its clock running in the address after a reload', () => {
    const since = (Math.floor(Date.now() / 1000) - 60 * 60).toString(36)
    const html = groups(made, `/room/host/plans/hour/groups#piles@${since}`)
    expect(html).toContain('>00:00<')
    expect(html).toContain(en['clock_over'])
  })

  test('of several blocks shows the one in the address, and the way to the others', () => {
    const four = realPlans('en').find((opened) => opened.plan.id === 'four-days')
    if (!four) throw new Error('No plan of four days')
    const html = groups(four, '/room/host/plans/four-days/groups#help')
    expect(html).toContain('Cannot see')
    expect(html).not.toContain('Empty boxes')
    expect(html).toMatch(/href="#help"[^>]*aria-current="true"/)
    expect(groups(four, '/room/host/plans/four-days/groups')).toContain('Empty boxes')
  })
})
