import { describe, expect, test } from 'vitest'
import { makeUuid } from '../../../src/core/ids.ts'
import { LANGUAGES } from '../../../src/core/language.ts'
import { MOST_PROFILES } from '../../../src/core/profile/name.ts'
import type { PersonHere } from '../../../src/flow/profiles.ts'
import { nameOf } from '../../../src/ui/mine/names.ts'
import { newPinProblem } from '../../../src/ui/mine/pin.ts'
import { pinRefusal } from '../../../src/ui/mine/pin-refusal.ts'
import { Everybody } from '../../../src/ui/mine/profiles.tsx'
import { useSpeech, type Words } from '../../../src/ui/i18n.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

const en = wordsOfRoom('en', 'mine')

function somebody(at: number, more: Partial<PersonHere> = {}): PersonHere {
  const person = makeUuid(at, new Uint8Array(10))
  return { person, name: '', hasPin: false, present: false, unlocked: true, ...more }
}

const first = somebody(1, { present: true })
const named = somebody(2, { name: 'Nana' })
const locked = somebody(3, { name: 'Giorgi', hasPin: true, unlocked: false })
const everybody = (people: readonly PersonHere[]): string => draw(<Everybody people={people} />, 'en')

/** What is drawn of one person. */
function partOf(html: string, name: string): string {
  const part = html.split('class="mi-person').find((each) => each.includes(`>${name}</h`))
  if (part === undefined) throw new Error(`${name} is not on the page`)
  return part
}

describe('the page of who uses this phone', () => {
  test.each(LANGUAGES)('has all its words in %s', (language) => {
    const people = [{ ...first, hasPin: true }, named, locked]
    expect(gapsIn(draw(<Everybody people={people} />, language))).toEqual([])
  })

  test('asks a PIN of whoever has one, and of nobody else', () => {
    const html = everybody([first, named, locked])
    expect(partOf(html, 'Giorgi')).toContain('type="password"')
    expect(partOf(html, 'Giorgi')).toContain('PIN of Giorgi')
    expect(partOf(html, 'Nana').split('</li>')[0]).not.toContain('type="password"')
  })

  test('says before a PIN is set that it hides and does not encrypt, and that nobody can bring it back', () => {
    for (const people of [[first], [{ ...first, hasPin: true }]]) {
      const html = everybody(people)
      for (const before of [html.indexOf('id="pin-new"'), html.indexOf('id="add-pin"')]) {
        expect(before).toBeGreaterThan(0)
        expect(html.lastIndexOf(en['honest'] ?? 'missing', before)).toBeGreaterThan(0)
      }
      const [field = ''] = /<input[^>]*id="pin-new"[^>]*>/.exec(html) ?? []
      expect(field).toContain('aria-describedby="pin-new-help"')
      expect(html).toContain(en['pinForgot'])
    }
  })

  test('asks for the old PIN before it is changed or taken away', () => {
    expect(everybody([first])).not.toContain('id="pin-old"')
    const html = everybody([{ ...first, hasPin: true }])
    expect(html).toContain('id="pin-old"')
    expect(html).toContain(en['pinTake'])
    expect(html).toContain(en['lock'])
  })

  test('offers a copy before wiping, but none of whoever is locked', () => {
    const html = everybody([first, locked])
    expect(partOf(html, 'Without a name')).toContain(en['wipeCopyFirst'])
    expect(partOf(html, 'Giorgi')).not.toContain(en['wipeCopyFirst'])
    expect(partOf(html, 'Giorgi')).toContain(en['wipeYes'])
  })

  test('leaves things as they are when the question is closed with Enter', () => {
    const dialog = everybody([first]).split('<dialog')[1] ?? ''
    expect(dialog.indexOf('Cancel')).toBeLessThan(dialog.indexOf(en['wipeYes'] ?? 'missing'))
  })

  test('labels every field', () => {
    const html = everybody([{ ...first, hasPin: true }, locked])
    const ids = [...html.matchAll(/<input[^>]* id="([^"]+)"|<input id="([^"]+)"/g)].map(
      (found) => found[1] ?? found[2],
    )
    expect(ids.length).toBeGreaterThan(4)
    for (const id of ids) expect(html).toContain(`<label for="${id}"`)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has room for so many people and says when it is full', () => {
    const many = Array.from({ length: MOST_PROFILES }, (_, at) => somebody(at, { present: at === 0 }))
    expect(everybody(many.slice(1))).toContain('id="add-name"')
    expect(everybody(many)).not.toContain('id="add-name"')
    expect(everybody(many)).toContain(`There is room for ${MOST_PROFILES} people`)
  })
})

test('several nameless people are told apart by a number', () => {
  const second = somebody(4)
  const names = (people: readonly PersonHere[]): readonly string[] =>
    inWords((t) => people.map((each) => nameOf(each, people, t)))
  expect(names([first, named])).toEqual(['Without a name', 'Nana'])
  expect(names([first, named, second])).toEqual(['Without a name 1', 'Nana', 'Without a name 2'])
})

test('a PIN that opens nothing is told kindly, a wait in seconds', () => {
  expect(inWords((t) => pinRefusal('pin', t))).toBe(en['pinWrong'])
  expect(inWords((t) => pinRefusal({ seconds: 30 }, t))).toContain('30 s')
})

test.each([
  ['', '', 'pinShape'],
  ['123', '123', 'pinShape'],
  ['12a4', '12a4', 'pinShape'],
  ['1234567890123', '1234567890123', 'pinShape'],
  ['1234', '', 'pinDiffers'],
  ['1234', '1243', 'pinDiffers'],
  ['1234', '1234', undefined],
])('a new PIN %j typed again as %j is %s', (pin, again, problem) => {
  expect(newPinProblem({ pin, again })).toBe(problem)
})

/** What something says in English. */
function inWords<Said>(say: (t: Words) => Said): Said {
  let said: { readonly value: Said } | undefined
  function Speaker() {
    said = { value: say(useSpeech().t) }
    return null
  }
  draw(<Speaker />, 'en')
  if (!said) throw new Error('nothing was drawn')
  return said.value
}
