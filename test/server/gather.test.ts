import { expect, test } from 'vitest'
import { gather } from '../../src/server/gather.ts'

interface Parcel {
  readonly name: string
  readonly ids: readonly string[]
}

/** Doubles that note which groups they were asked to do. */
function worker(breaksOn: (group: readonly Parcel[]) => boolean = () => false) {
  const groups: string[] = []
  const add = gather<Parcel, string>({
    work: (items) => {
      groups.push(items.map(({ name }) => name).join(''))
      if (breaksOn(items)) return Promise.reject(new Error(`no ${groups.at(-1)}`))
      return Promise.resolve(items.map(({ name }) => name.toUpperCase()))
    },
    claims: ({ ids }) => ids,
    weight: ({ ids }) => ids.length,
    most: 4,
  })
  return { groups, add }
}
const parcel = (name: string, ...ids: string[]): Parcel => ({ name, ids })

test('what comes at the same time is done together, each with its own outcome', async () => {
  const { groups, add } = worker()
  const outcomes = await Promise.all([add(parcel('a', '1')), add(parcel('b', '2')), add(parcel('c'))])
  expect(outcomes).toEqual(['A', 'B', 'C'])
  expect(groups).toEqual(['abc'])
})

test('two that claim the same are done one after the other, in the order of their coming', async () => {
  const { groups, add } = worker()
  await Promise.all([
    add(parcel('a', '1')),
    add(parcel('b', '1', '2')),
    add(parcel('c', '2')),
    add(parcel('d', '3')),
  ])
  expect(groups).toEqual(['ad', 'b', 'c'])
})

test('a group is no heavier than it may be, and what alone is heavier is done alone', async () => {
  const { groups, add } = worker()
  await Promise.all([
    add(parcel('a', '1', '2', '3')),
    add(parcel('b', '4', '5')),
    add(parcel('c', '6')),
    add(parcel('d', '7', '8', '9', '10', '11')),
  ])
  expect(groups).toEqual(['ac', 'b', 'd'])
})

test('where a group fails only what fails by itself fails', async () => {
  const { groups, add } = worker((items) => items.some(({ name }) => name === 'b'))
  const outcomes = await Promise.allSettled([add(parcel('a')), add(parcel('b')), add(parcel('c'))])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(groups).toEqual(['abc', 'a', 'b', 'c'])
  expect(await add(parcel('d'))).toBe('D')
})

test('of two lanes one begins while the other is at work, and never with what the other has in hand', async () => {
  const groups: string[] = []
  const finish: (() => void)[] = []
  const add = gather<Parcel, string>({
    work: async (items) => {
      groups.push(items.map(({ name }) => name).join(''))
      await new Promise<void>((done) => finish.push(done))
      return items.map(({ name }) => name.toUpperCase())
    },
    claims: ({ ids }) => ids,
    weight: ({ ids }) => ids.length,
    most: 2,
    lanes: 2,
  })
  const settled = () => new Promise((done) => setImmediate(() => setImmediate(done)))
  const outcomes = [add(parcel('a', '1', '2')), add(parcel('b', '2')), add(parcel('c', '3'))]
  await settled()
  await settled()
  expect(groups).toEqual(['a', 'c'])
  finish.shift()?.()
  await outcomes[0]
  await settled()
  expect(groups).toEqual(['a', 'c', 'b'])
  for (const done of finish) done()
  expect(await Promise.all(outcomes)).toEqual(['A', 'B', 'C'])
})
