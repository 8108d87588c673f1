import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { Problems } from '../../src/build/read.ts'
import { checkWords, readWords } from '../../src/build/words.ts'
import type { Language } from '../../src/core/language.ts'
import { scratch } from './wing.ts'

let root: string
beforeEach(() => {
  root = scratch()
  cpSync('locales', root, { recursive: true })
})

function change(language: Language, room: string, change: (words: Record<string, string>) => void): void {
  const path = join(root, language, `${room}.json`)
  const words = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
  change(words)
  writeFileSync(path, JSON.stringify(words))
}

function problems() {
  const found = new Problems()
  checkWords(root, found)
  return found.list
}

test('the real words are whole', () => {
  expect(problems()).toEqual([])
  expect(Object.keys(readWords(root, 'ka')).length).toBeGreaterThan(8)
})

test('a word missing in one language is named', () => {
  change('hy', 'problems', (words) => delete words['older'])
  expect(problems()).toEqual([
    { file: '../locales/hy/problems.json', place: 'older', value: 'missing', remedy: 'write it' },
  ])
})

test('a word that only one language has is missing in the others', () => {
  change('az', 'common', (words) => (words['salam'] = 'Salam'))
  expect(problems().map(({ file, place }) => `${file} ${place}`)).toEqual([
    '../locales/ka/common.json salam',
    '../locales/hy/common.json salam',
    '../locales/en/common.json salam',
  ])
})

test('a word left empty is missing', () => {
  change('ka', 'problems', (words) => (words['older'] = ' '))
  expect(problems()).toMatchObject([{ file: '../locales/ka/problems.json', value: 'missing' }])
})

test('a blank lost or misspelt in translation is named', () => {
  for (const language of ['ka', 'hy', 'az', 'en'] as const)
    change(language, 'common', (words) => (words['greeting'] = 'A {{name}} B {{time}}'))
  change('az', 'common', (words) => (words['greeting'] = 'A {{nane}} B {{time}}'))
  expect(problems()).toMatchObject([
    {
      file: '../locales/az/common.json',
      place: 'greeting',
      remedy: expect.stringContaining('{{name}} {{time}}'),
    },
  ])
})
