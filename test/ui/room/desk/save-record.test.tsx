import '../../../flow/phone.ts' // before anything of src/flow: the database of this worker
import { afterEach, describe, expect, test } from 'vitest'
import { writeBase64Url } from '../../../../src/core/base64url.ts'
import { LANGUAGES } from '../../../../src/core/language.ts'
import { SaveRecord } from '../../../../src/ui/room/desk/save-record.tsx'
import { newCentre } from '../../../core/room/sealing.ts'
import { instead } from '../../../flow/window.ts'
import { openedRoom } from './host.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

let built: ReturnType<typeof instead> | undefined
afterEach(() => built?.stop())

describe.each(LANGUAGES)('in %s', (language) => {
  const words = wordsOfRoom(language, 'desk')

  test('an app that knows a centre seals records for it, and says who can open them', async () => {
    built = instead('__CENTRE_KEY__', writeBase64Url(newCentre().open))
    const shown = draw(<SaveRecord room={await openedRoom('en', { seed: 3 })} />, language)
    for (const word of ['save', 'seal', 'sealText']) expect(shown).toContain(words[word])
    expect(gapsIn(shown)).toEqual([])
  })

  test('one that knows none offers the open file alone', async () => {
    built = instead('__CENTRE_KEY__', '')
    const shown = draw(<SaveRecord room={await openedRoom('en', { seed: 3 })} />, language)
    expect(shown).toContain(words['save'])
    expect(shown).not.toContain(words['seal'])
  })
})
