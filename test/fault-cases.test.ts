import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/* docs/fault-cases.md says of every fault what is promised, and which test proves it: that test is there, and its name has the number. */

const paper = readFileSync('docs/fault-cases.md', 'utf8')

interface Row {
  readonly number: number
  readonly fault: string
  readonly promise: string
  readonly proofs: readonly { readonly file: string; readonly name: string }[]
}

const rows: readonly Row[] = [...paper.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(
  ([, number, fault = '', promise = '', proof = '']) => ({
    number: Number(number),
    fault,
    promise,
    proofs: [...proof.matchAll(/`(test\/[\w./-]+)`: “([^”]+)”/g)].map(([, file = '', name = '']) => ({
      file,
      name,
    })),
  }),
)

/** The numbers that a test's name has in brackets: `[case 27]`, `[cases 15, 18]`, `[13]`. */
function numbersIn(name: string): number[] {
  return [...name.matchAll(/\[(?:cases? )?(\d+(?:, \d+)*)\]/g)].flatMap(([, list = '']) =>
    list.split(', ').map(Number),
  )
}

const sources: ReadonlyMap<string, string> = new Map(
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(test|e2e)\.tsx?$|^contract\//.test(path))
    .map((path) => [join('test', path), readFileSync(join('test', path), 'utf8')]),
)

/** Whether a test of a file begins with this name. */
function isThere(file: string, name: string): boolean {
  const source = sources.get(file) ?? ''
  return ["'", '`', '"'].some((quote) => source.includes(`${quote}${name}`))
}

const from = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, place) => first + place)

test('every fault has its row, with what is promised and the tests that prove it', () => {
  const numbers = rows.map(({ number }) => number)
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other))
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(
    from(1, 37)
      .concat(from(40, 48))
      .filter((number) => !numbers.includes(number)),
  ).toEqual([])
  for (const { number, proofs } of rows) expect(proofs.length, `case ${number}`).toBeGreaterThan(0)
})

test('every test that the table names is there', () => {
  const missing = rows.flatMap(({ number, proofs }) =>
    proofs
      .filter(({ file, name }) => !isThere(file, name))
      .map(({ file, name }) => `${number} ${file}: ${name}`),
  )
  expect(missing).toEqual([])
})

test('every test that the table names has the number of its case', () => {
  const unnumbered = rows.flatMap(({ number, proofs }) =>
    proofs.filter(({ name }) => !numbersIn(name).includes(number)).map(({ name }) => `${number}: ${name}`),
  )
  expect(unnumbered).toEqual([])
})
