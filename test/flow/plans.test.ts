import { bundleOf, editionOf, wipePhone } from './phone.ts'
import { beforeEach, expect, test } from 'vitest'
import type { PackOf } from '../../src/core/pack/content.ts'
import { importFile } from '../../src/flow/hand-on-packs.ts'
import { openPlans } from '../../src/flow/plans.ts'
import { smallGlossary, smallGuide, wrapPack } from '../core/pack/sealed.ts'
import { planOf, planWords } from '../core/session/plans.ts'

beforeEach(wipePhone)

type RawPlan = PackOf<'sessions'>['plans'][number]

/** A plan as it lies in a pack. */
function rawPlan(id: string, order: number, reads = 1): RawPlan {
  const plan = planOf({ id, order })
  return {
    reads,
    plan: { ...plan },
    words: { ...planWords(plan, 'hy') },
    names: { 'topic:counting': 'The count' },
  }
}

/** Puts an edition with these plans on the phone. */
async function save(plans: readonly RawPlan[]): Promise<void> {
  const pack: PackOf<'sessions'> = { format: 1, kind: 'sessions', language: 'hy', plans: [...plans] }
  const packs = [wrapPack(smallGuide('hy')), wrapPack(smallGlossary('hy'))]
  const all = plans.length > 0 ? [...packs, wrapPack(pack)] : packs
  const saved = await importFile(new Blob([bundleOf(editionOf('hy', {}, all))]))
  if (!saved.ok) throw new Error(saved.problem)
}

test('plans are opened from the edition on the phone, in their order', async () => {
  await save([rawPlan('long', 20), rawPlan('short', 10)])
  const opened = await openPlans('hy')
  expect(opened).toMatchObject({ ok: true, value: { language: 'hy', unreadable: 0 } })
  const plans = opened.ok ? opened.value.plans : []
  expect(plans.map(({ plan }) => plan.id)).toEqual(['short', 'long'])
  expect(plans[0]).toMatchObject({
    words: { title: 'An hour [hy]' },
    names: { 'topic:counting': 'The count' },
  })
})

test('a plan of a newer app, or one that is damaged, is left out and counted', async () => {
  await save([rawPlan('short', 10), rawPlan('later', 20, 2), { ...rawPlan('torn', 30), words: {} }])
  const opened = await openPlans('hy')
  expect(opened.ok && opened.value.plans.map(({ plan }) => plan.id)).toEqual(['short'])
  expect(opened.ok && opened.value.unreadable).toBe(2)
})

test('an edition of before there were plans has none', async () => {
  await save([])
  expect(await openPlans('hy')).toEqual({ ok: false, problem: 'missing' })
})
