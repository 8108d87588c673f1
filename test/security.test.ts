import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const paper = readFileSync('docs/security.md', 'utf8')

test('every test that the security page names is there', () => {
  const named = [...paper.matchAll(/`(test\/[\w./-]+)`: “([^”]+)”/g)]
  const missing = named.filter(
    ([, file = '', name = '']) => !existsSync(file) || !readFileSync(file, 'utf8').includes(name),
  )
  expect(named.length).toBeGreaterThan(40)
  expect(missing.map(([line]) => line)).toEqual([])
})

test('every item of the standard has a test, or says that it has none', () => {
  const rows = paper.split('\n').filter((line) => /^\| [12] \|/.test(line))
  const proof = /`test\/[\w./-]+`: “|no test yet|does not apply/
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter((row) => !proof.test(row.split('|').at(-2) ?? ''))).toEqual([])
})
