import { describe, expect, test } from 'vitest'
import { makeUuid } from '../../../src/core/ids.ts'
import { NAME_LENGTH, profileName } from '../../../src/core/profile/name.ts'
import { isPin, waitLeft } from '../../../src/core/profile/pin.ts'
import { peopleIn, presentIn } from '../../../src/core/profile/profile.ts'

const [ana, ben, guest] = [1, 2, 3].map((now) => makeUuid(now, new Uint8Array(10)))
const pin = { salt: 'AA==', hash: 'AA==', rounds: 1 }

describe('who uses the phone', () => {
  test('is nobody on a new phone, and one nameless person on one from before there were profiles', () => {
    expect(peopleIn(undefined, undefined)).toEqual({ chosen: undefined, profiles: [] })
    expect(peopleIn(ana, undefined)).toEqual({ chosen: ana, profiles: [{ person: ana, name: '' }] })
    expect(peopleIn('not a pseudonym', undefined).chosen).toBeUndefined()
  })

  test('is read as far as it can be, and what a newer app added stays', () => {
    const stored = [{ person: ana, name: 'Ana', avatar: 'blue' }, { person: 'x' }, null]
    expect(peopleIn(ana, stored).profiles).toEqual([{ person: ana, name: 'Ana', avatar: 'blue' }])
  })

  test('with a list in which the one chosen is missing does not bring them back without their PIN', () => {
    expect(presentIn(peopleIn(ana, []), undefined)).toBeUndefined()
  })
})

describe('who is present', () => {
  const locked = { person: ana ?? '', name: 'Ana', pin }
  const named = { person: ben ?? '', name: 'Ben' }
  const nameless = { person: guest ?? '', name: '' }

  test('is the one chosen last, with a PIN only where it was given', () => {
    const people = peopleIn(ana, [locked, named, nameless])
    expect(presentIn(people, ana)?.person).toBe(ana)
    expect(presentIn(people, undefined)?.person).toBe(guest)
    expect(presentIn(people, ben)?.person).toBe(guest)
    expect(presentIn(peopleIn(ben, [locked, named, nameless]), undefined)?.person).toBe(ben)
  })

  test('is nobody where everybody else has a name: somebody with a name is never stood in for', () => {
    expect(presentIn(peopleIn(ana, [locked, named]), undefined)).toBeUndefined()
  })
})

test('[47] a name is one line without blanks around it, cut between letters', () => {
  expect(profileName('  ნინო \n\t კ. \u202e')).toBe('ნინო კ.')
  expect(profileName(' \u0000 ')).toBe('')
  expect(profileName('e\u0301')).toBe('é')
  expect(Array.from(profileName('😀'.repeat(99)))).toHaveLength(NAME_LENGTH)
})

test('a PIN is four to twelve digits', () => {
  expect(['1234', '012345678901'].every(isPin)).toBe(true)
  expect(['', '123', '1234567890123', '12a4', ' 1234', '١٢٣٤'].some(isPin)).toBe(false)
})

describe('waiting after wrong tries', () => {
  const at = 1_000_000

  test('begins with the fifth and doubles, up to an hour', () => {
    const waits = [4, 5, 6, 7, 11, 12, 500].map((wrong) => waitLeft({ wrong, at }, at))
    expect(waits).toEqual([0, 30_000, 60_000, 120_000, 1_920_000, 3_600_000, 3_600_000])
  })

  test('is over when its time has passed, and never longer than itself', () => {
    expect(waitLeft({ wrong: 5, at }, at + 29_999)).toBe(1)
    expect(waitLeft({ wrong: 5, at }, at + 30_000)).toBe(0)
    expect(waitLeft({ wrong: 5, at }, at - 365 * 86_400_000)).toBe(30_000)
  })
})
