import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/* The compiler keeps the floors apart by their references; these are the holes it leaves (docs: the table "who may import whom"). */

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  storage: ['core'],
  link: ['core'],
  flow: ['core', 'storage', 'link'],
  ui: ['flow', 'core'],
  sw: ['core'],
  'sw-sender': ['flow'],
  server: ['core'],
  build: ['core'],
}

const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
const sources = paths.map((path) => {
  const text = readFileSync(join('src', path), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '')
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)
  return { path, text, floor: floorOf(path), imports: Array.from(found, ([, name = '']) => name) }
})
const local = sources.flatMap(({ path, floor, imports }) =>
  imports
    .filter((name) => name.startsWith('.'))
    .map((name) => ({ path, floor, to: normalize(join(dirname(path), name)) }))
    .filter(({ to }) => !to.startsWith('..')),
)

function floorOf(path: string): string {
  if (path === 'sw-sender.ts') return 'sw-sender'
  return path.startsWith('sw') ? 'sw' : (path.split('/')[0] ?? '')
}

test('all the source was looked at', () => {
  for (const floor of Object.keys(MAY_IMPORT))
    expect(sources.filter((source) => source.floor === floor).length, floor).toBeGreaterThan(0)
  expect(sources.filter(({ floor }) => !(floor in MAY_IMPORT)).map(({ path }) => path)).toEqual([])
  expect(sources.length).toBeGreaterThan(110)
  expect(local.length).toBeGreaterThan(300)
})

test('no floor imports one that it may not', () => {
  const crossing = local.filter(
    ({ floor, to }) => floorOf(to) !== floor && !MAY_IMPORT[floor]?.includes(floorOf(to)),
  )
  expect(crossing).toEqual([])
})

test('the core asks nobody for time, chance or secrets, and knows no packages but its own two', () => {
  const core = sources.filter(({ floor }) => floor === 'core')
  const asking =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bMath\.random\b|\bcrypto\b|\bperformance\b|\bglobalThis\b/
  expect(core.filter(({ text }) => asking.test(text)).map(({ path }) => path)).toEqual([])
  const packages = new Set(core.flatMap(({ imports }) => imports.filter((name) => !name.startsWith('.'))))
  packages.delete('zod/mini')
  packages.delete('ts-fsrs')
  expect([...packages]).toEqual([])
})

test('the rooms of the core form no circle', () => {
  const roomOf = (path: string): string => path.split('/').slice(1, -1)[0] ?? 'ground'
  const leads = new Map<string, Set<string>>()
  for (const { path, to } of local.filter(({ floor }) => floor === 'core'))
    if (roomOf(path) !== roomOf(to))
      leads.set(roomOf(path), (leads.get(roomOf(path)) ?? new Set()).add(roomOf(to)))
  const circle = (room: string, way: readonly string[]): string[] =>
    way.includes(room)
      ? [[...way, room].join(' → ')]
      : [...(leads.get(room) ?? [])].flatMap((next) => circle(next, [...way, room]))
  expect(leads.size).toBeGreaterThan(4)
  expect([...leads.keys()].flatMap((room) => circle(room, []))).toEqual([])
})
