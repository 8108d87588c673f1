import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Problems, parseYaml } from '../../../src/build/read.ts'
import { formWordsSchema, voiceProblems } from '../../../src/core/protocol/voice.ts'
import { FOLDERS, form } from './forms.ts'

const VOICES = [...FOLDERS].flatMap(([id, folder]) =>
  ['ka', 'hy', 'az', 'en']
    .map((language) => ({ id, language, file: join(folder, `${language}.yml`) }))
    .filter(({ file }) => existsSync(file)),
)

function voice(file: string) {
  const problems = new Problems()
  const words = parseYaml(readFileSync(file, 'utf8'), formWordsSchema, file, problems)
  return { words, problems: problems.list }
}

describe('words of the forms', () => {
  test('[P39] every form of the content wing speaks Georgian and English', () => {
    const spoken = VOICES.map(({ id, language }) => `${id} ${language}`)
    for (const id of FOLDERS.keys())
      if (!id.startsWith('zz-')) expect(spoken).toEqual(expect.arrayContaining([`${id} ka`, `${id} en`]))
  })
  test.each(VOICES)(
    '[P39] $id has a word for every section, field, option and check in $language',
    ({ id, file }) => {
      const { words, problems } = voice(file)
      expect(problems).toEqual([])
      expect(words && voiceProblems(form(id), words)).toEqual([])
    },
  )
  test('[P39] a missing check, an unknown one, an idle placeholder and a telling exam line are named', () => {
    const { words } = voice(join(FOLDERS.get('ge-accounting') ?? '', 'en.yml'))
    if (!words?.checks['E151'] || !words.checks['W270']) throw new Error('The voice lacks its checks')
    const { E151, W270, ...checks } = words.checks
    const broken = {
      ...words,
      checks: {
        ...checks,
        E999: E151,
        E151: { ...E151, coach: { ...E151.coach, why: 'It says {left}.' } },
        E261: { ...W270, exam: 'It should be {right}.' },
      },
    }
    expect(voiceProblems(form('ge-accounting'), broken)).toEqual([
      'checks.W270 is missing',
      'checks.E999 is unknown',
      'checks.E151.coach {left}',
      'checks.E261.exam',
    ])
  })
})
