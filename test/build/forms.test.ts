import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { stampTranslation } from '../../src/build/stamp.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { TestWing } from './wing.ts'

const FIXTURE = 'test/core/protocol/fixtures/zz-minimal'
const FORM = 'protocols/zz-minimal/form.yml'

let wing: TestWing
beforeEach(() => {
  wing = new TestWing()
  addInventedCountry(wing)
})

/** Lays the invented country of the tests into a wing: a form, its cases and its voices, and the acts it names. */
function addInventedCountry(into: TestWing): void {
  for (const file of ['form.yml', 'cases/all.yml', ...LANGUAGES.map((language) => `${language}.yml`)])
    into.write(`protocols/zz-minimal/${file}`, readFileSync(`${FIXTURE}/${file}`, 'utf8'))
  into.change('law/acts.yml', '- { id: code }', '- { id: code }\n  - { id: invented }')
  for (const language of LANGUAGES)
    into.change(`law/${language}.yml`, 'acts: {', 'acts: { invented: "an invented act",')
  for (const language of LANGUAGES)
    if (language !== 'ka') stampTranslation(join(into.root, `protocols/zz-minimal/${language}.yml`), 'ka')
}

/** What `npm run content` says, a line for each problem. */
function told(): string[] {
  return wing
    .make()
    .problems.list.map(({ file, place, value, remedy }) => [file, place, value, remedy].join(' | '))
}

test('a form in good order becomes a pack in every language', () => {
  expect(told()).toEqual([])
  const kinds = wing.make().manifest?.packs.filter(({ kind }) => kind === 'protocols')
  expect(kinds?.map(({ language }) => language).sort()).toEqual([...LANGUAGES].sort())
})

describe('a wrong form is refused with file, place, value and remedy', () => {
  test('an unknown field in a check', () => {
    const line = wing.change(FORM, 'kind: atMost, left: bowl,', 'kind: atMost, left: bowll,')
    expect(told().join('\n')).toMatch(
      new RegExp(`${FORM} \\| line ${line}, checks\\.\\d+\\.left \\| bowll \\| unknown field "bowll"`),
    )
  })
  test('a silence that turns in a circle: it may only name an earlier check', () => {
    const line = wing.change(FORM, 'unless: [E20], remedy', 'unless: [E22], remedy')
    expect(told().join('\n')).toMatch(new RegExp(`${FORM} \\| line ${line}, .*"E22" is no earlier check`))
  })
  test('a code given twice', () => {
    const line = wing.change(FORM, 'code: E31', 'code: E30')
    expect(told().join('\n')).toMatch(new RegExp(`${FORM} \\| line ${line}, .*E30.*"E30" stands twice`))
  })
  test('a number that another form has', () => {
    wing.write('protocols/zz-twin/form.yml', wing.read(FORM).replace('id: zz-minimal', 'id: zz-twin'))
    for (const language of LANGUAGES)
      wing.write(`protocols/zz-twin/${language}.yml`, wing.read(`protocols/zz-minimal/${language}.yml`))
    wing.write(
      'protocols/zz-twin/cases/all.yml',
      wing.read('protocols/zz-minimal/cases/all.yml').replaceAll('zz-minimal', 'zz-twin'),
    )
    expect(told().join('\n')).toContain('63 is the number of "zz-minimal"')
  })
  test('a fact the generator does not make', () => {
    wing.change(FORM, 'derive: missing', 'derive: stones')
    expect(told().join('\n')).toContain('unknown fact "stones"')
  })
  test('words that are missing, in the language in which they are', () => {
    const voice = wing.read('protocols/zz-minimal/hy.yml')
    wing.write('protocols/zz-minimal/hy.yml', voice.replace(/\n {2}E13:[\s\S]*?(?=\n {2}[EWH]\d+:)/, ''))
    expect(told()).toContainEqual(
      expect.stringMatching(/^protocols\/zz-minimal\/hy\.yml \| checks\.E13 is missing/),
    )
  })
  test('a voice that is not there', () => {
    wing.remove('protocols/zz-minimal/az.yml')
    expect(told()).toContainEqual(
      expect.stringMatching(/^protocols\/zz-minimal\/az\.yml \| whole file \| missing/),
    )
  })
  test('a translation older than its source, which for other content is only told', () => {
    wing.change('protocols/zz-minimal/ka.yml', 'title: ', 'title: 1')
    expect(told()).toContainEqual(expect.stringMatching(/zz-minimal\/en\.yml \| of \| made from an earlier/))
  })
  test('a check that no golden case and no fault triggers', () => {
    wing.change(
      FORM,
      '  - { code: E33,',
      '  - { code: E34, kind: equal, left: came, right: came, remedy: fillBox, certainty: sure }\n  - { code: E33,',
    )
    expect(told()).toContainEqual(
      expect.stringMatching(/form\.yml \| check E34 \| E34 \| write a golden case/),
    )
  })
  test('a golden case that says something else than the checks', () => {
    const cases = wing.read('protocols/zz-minimal/cases/all.yml')
    expect(cases).toMatch(/E13: \[/)
    wing.write('protocols/zz-minimal/cases/all.yml', cases.replace(/E13: \[.*\]/, 'E13: [came]'))
    expect(told()).toContainEqual(
      expect.stringMatching(
        /cases\/all\.yml \| .*, expect \| failed .*E13\[came\].* \| the checks say failed .*E13\[bowl\]/,
      ),
    )
  })
  test('an id that is an address of the app', () => {
    wing.write('protocols/night/form.yml', wing.read(FORM).replace('id: zz-minimal', 'id: night'))
    expect(told().join('\n')).toContain('choose another id: the app has a page of this name')
  })
  test('an act that law/acts.yml does not know', () => {
    wing.change(FORM, 'act: invented', 'act: forgotten')
    expect(told().join('\n')).toContain('forgotten | name an act that stands in law/acts.yml')
  })
})
