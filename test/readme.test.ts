import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const PAPERS = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync('docs/decisions').map((name) => `docs/decisions/${name}`),
]
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts

describe('the papers tell the truth', () => {
  it('every path in the README leads to something', () => {
    const text = readFileSync('README.md', 'utf8')
    const paths = [
      ...text.matchAll(/(?:`|\]\()((?:docs|content|src|test|bench|locales)\/[\w./-]*)(?:`|\))/g),
    ].map(([, path = '']) => path)
    expect(paths.length).toBeGreaterThan(8)
    expect(paths.filter((path) => !existsSync(path))).toEqual([])
  })

  it('every line of the floor plan names something that is there', () => {
    const plan = /## The floors\s+```\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? ''
    const places = plan
      .split('\n')
      .map((line) => line.split(/\s/)[0] ?? '')
      .filter(Boolean)
    expect(places.length).toBeGreaterThan(10)
    expect(places.filter((place) => !existsSync(place))).toEqual([])
  })

  it('every npm script that is named exists, and there are not too many', () => {
    for (const paper of PAPERS)
      for (const [, name = ''] of readFileSync(paper, 'utf8').matchAll(/npm run ([a-z]+)/g))
        if (name !== 'admin') expect(scripts, `${paper} names npm run ${name}`).toHaveProperty(name)
    expect(Object.keys(scripts).length).toBeLessThanOrEqual(10)
  })

  it('every environment variable in the table is read by the code', () => {
    const rows = [...readFileSync('README.md', 'utf8').matchAll(/^\| (`[A-Z_`, ]+`) \|/gm)].flatMap(
      ([, names = '']) => names.match(/[A-Z_]+/g) ?? [],
    )
    const code = [
      'src/server/main.ts',
      'src/server/centre-access.ts',
      'src/server/store/open.ts',
      'src/build/cli.ts',
      'src/build/sign.ts',
      'src/build/centre-key.ts',
    ]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    expect(rows.length).toBeGreaterThan(4)
    expect(rows.filter((name) => !code.includes(`'${name}'`))).toEqual([])
  })

  it('every dependency has its reason on the decisions page', () => {
    const page = readFileSync('docs/decisions/002-dependencies.md', 'utf8')
    const all = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >
    const names = [...Object.keys(all.dependencies), ...Object.keys(all.devDependencies)].filter(
      (name) => name !== '@types/node',
    )
    const missing = names.filter(
      (name) => !page.includes(name) && !page.includes(`-${name.split('-').at(-1)}`),
    )
    expect(missing.filter((name) => !['@biomejs/biome', 'oxlint-tsgolint'].includes(name))).toEqual([])
  })
})
