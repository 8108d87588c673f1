import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const paper = readFileSync('docs/security.md', 'utf8')

test('every test that the security page names is there', () => {
  // several of one file stand behind each other
  const named = [...paper.matchAll(/`(test\/[\w./-]+)`: (“[^”]+”(?:;\s+“[^”]+”)*)/g)].flatMap(
    ([, file = '', names = '']) =>
      [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => [file, name] as const),
  )
  const missing = named.filter(
    ([file, name]) => !existsSync(file) || !readFileSync(file, 'utf8').includes(name),
  )
  expect(named.length).toBeGreaterThan(100)
  expect(missing).toEqual([])
})

test('every item of the standard has a test, or says that it has none', () => {
  const rows = paper.split('\n').filter((line) => /^\| [12] \|/.test(line))
  const proof = /`test\/[\w./-]+`: “|no test yet|does not apply/
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter((row) => !proof.test(row.split('|').at(-2) ?? ''))).toEqual([])
})
