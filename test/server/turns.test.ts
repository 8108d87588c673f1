import { expect, test } from 'vitest'
import { turns } from '../../src/server/turns.ts'

/** Work that ends when it is told to. */
function workshop(most: number) {
  const begun: string[] = []
  const end = new Map<string, (fault?: Error) => void>()
  const turn = turns(most)
  const add = (name: string): Promise<string> =>
    turn(() => {
      begun.push(name)
      return new Promise<string>((done, failed) =>
        end.set(name, (fault) => (fault ? failed(fault) : done(name))),
      )
    })
  return { begun, end, add }
}
const settled = () => new Promise((done) => setImmediate(done))

test('no more is done at the same time than may be, and the rest in the order of its coming', async () => {
  const { begun, end, add } = workshop(2)
  const all = ['a', 'b', 'c', 'd'].map(add)
  await settled()
  expect(begun).toEqual(['a', 'b'])
  end.get('b')?.()
  expect(await all[1]).toBe('b')
  const late = add('e')
  await settled()
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const name of ['a', 'c', 'd', 'e']) {
    end.get(name)?.()
    await settled()
  }
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(await Promise.all([...all, late])).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('what fails hands its turn on', async () => {
  const { begun, end, add } = workshop(1)
  const [first, second] = [add('a'), add('b')]
  await settled()
  end.get('a')?.(new Error('no'))
  await expect(first).rejects.toThrow('no')
  await settled()
  expect(begun).toEqual(['a', 'b'])
  end.get('b')?.()
  expect(await second).toBe('b')
})
