import '../../flow/phone.ts' // before anything of src/flow: the database of this worker
import type { ComponentChildren } from 'preact'
import { h } from 'preact'
import { LocationProvider } from 'preact-iso'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { makeUuid } from '../../../src/core/ids.ts'
import { LANGUAGES, type Language } from '../../../src/core/language.ts'
import { BACKUP_PROBLEMS } from '../../../src/core/profile/backup.ts'
import { writeRecoveryCode } from '../../../src/core/sync/recovery-code.ts'
import { RECOVER_PROBLEMS } from '../../../src/core/sync/mine.ts'
import type { MyData } from '../../../src/flow/my-data.ts'
import type { OpenedBackup } from '../../../src/flow/restore-backup.ts'
import { beginSpeech, type PageWords, SpeechProvider } from '../../../src/ui/i18n.ts'
import { Choices } from '../../../src/ui/privacy/at-centre.tsx'
import { BackupPage } from '../../../src/ui/privacy/backup-page.tsx'
import { Opened } from '../../../src/ui/privacy/bring-back.tsx'
import { CameBack } from '../../../src/ui/privacy/came-back.tsx'
import { KeptPage } from '../../../src/ui/privacy/kept-page.tsx'
import { CardShown } from '../../../src/ui/privacy/my-card.tsx'
import { PhonePage } from '../../../src/ui/privacy/phone-page.tsx'
import { wordsOfRoom } from '../mine/speech.ts'

const person = makeUuid(1, new Uint8Array(10))
const en = wordsOfRoom('en', 'privacy')
const FORMATS = { list: [], group: ' ', decimal: '.', date: ['d', ' ', 'm', ' ', 'y'], alphabet: '' }

function draw(what: ComponentChildren, language: Language): string {
  const months = Array.from({ length: 12 }, (_, month) => `month ${month + 1}`)
  const rooms = ['privacy', 'mine', 'common', 'home', 'group']
  const page: unknown = {
    formats: { ...FORMATS, months },
    rooms: Object.fromEntries(rooms.map((room) => [room, wordsOfRoom(language, room)])),
  }
  const spoken = h(SpeechProvider, { value: beginSpeech(language, page as PageWords), children: what })
  return render(h(LocationProvider, { children: spoken }))
}
const gapsIn = (html: string) => html.match(/(privacy|mine|home|group):\w+|undefined|NaN|\{\{/g) ?? []

const opened: OpenedBackup = {
  person,
  name: 'Nino',
  made: '2026-11-29T10:00:00.000Z',
  results: 12,
  is: 'new',
  content: { person, name: 'Nino', preferences: {}, attempts: [], waiting: [], rooms: [] },
}
const NOTHING: MyData = { isJoined: false, isTrainers: false, copy: undefined, forgetting: undefined }
const card = { code: writeRecoveryCode(new Uint8Array(16).fill(9)), isKnown: false }
const back = { came: 2, total: 5, lastAt: 1_800_000_000_000, isDone: false, after: undefined }

/** Everything that these pages can show. */
const SCREENS = [
  h(KeptPage, {}),
  h(BackupPage, {}),
  h(PhonePage, {}),
  ...(['asked', 'refused', undefined] as const).flatMap((forgetting) =>
    [
      undefined,
      { state: 'asked' as const },
      { state: 'refused' as const },
      { state: 'here' as const, at: 1, content: '' },
    ].flatMap((copy) =>
      [false, true].map((isTrainers) =>
        h(Choices, { data: { isJoined: forgetting === undefined, isTrainers, copy, forgetting } }),
      ),
    ),
  ),
  ...(['new', 'here', 'wiped'] as const).map((is) => h(Opened, { opened: { ...opened, is } })),
  h(CardShown, { card }),
  h(CardShown, { card: { ...card, isKnown: true } }),
  ...[
    { person, back, before: { person, results: 3 } },
    { person, back: { ...back, isDone: true }, before: { person, results: 3 } },
    { person, back: { ...back, total: undefined, lastAt: undefined }, before: undefined },
  ].map((recovered) => h(CameBack, { recovered })),
]

describe('what a person may ask of what is theirs', () => {
  test.each(LANGUAGES)('has all its words in %s', (language) => {
    for (const screen of SCREENS) expect(gapsIn(draw(screen, language))).toEqual([])
  })

  test.each(LANGUAGES)('says in %s why a copy is not opened and a card brings nobody back', (language) => {
    const words = wordsOfRoom(language, 'privacy')
    const signs = ['blank', 'letters', 'length', 'check', 'full', 'portal', 'lost']
    const all = [
      ...[...BACKUP_PROBLEMS, 'no-file'].map((problem) => `backup_${problem}`),
      ...[...RECOVER_PROBLEMS, ...signs].map((problem) => `trouble_${problem}`),
    ]
    for (const key of all) expect(words[key], key).toMatch(/\S/)
    expect(new Set(all.map((key) => words[key])).size).toBe(all.length)
  })

  test('tells what is kept, where, for how long, who sees it and what is never sent, before anything is asked', () => {
    const html = draw(<KeptPage />, 'en')
    const titles = ['what', 'where', 'long', 'who', 'never'].map((each) => en[`${each}Title`] ?? 'missing')
    const places = titles.map((title) => html.indexOf(`>${title}</h2>`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(html).toContain('12 months')
    expect(html).toContain('5 years')
  })

  test('asks before the centre is told to delete anything, and offers nothing to who has joined nothing', () => {
    const html = draw(<Choices data={{ ...NOTHING, isJoined: true }} />, 'en')
    expect(html.split('<dialog')[1]).toContain(en['forgetSure'])
    const none = draw(<Choices data={NOTHING} />, 'en')
    expect(none).toContain(en['centreNone'])
    expect(none).not.toContain('<button')
    expect(none).not.toContain(en['trainersPhone'])
  })

  test.each(LANGUAGES)(
    'says in %s, in a group or none, that the centre knows a trainer’s phone, and where that ends',
    (language) => {
      const [words, centre] = [wordsOfRoom(language, 'privacy'), wordsOfRoom(language, 'centre')]
      for (const isJoined of [false, true]) {
        const html = draw(<Choices data={{ ...NOTHING, isJoined, isTrainers: true }} />, language)
        expect(html).toContain(words['trainersPhone'])
        expect(html).not.toContain(words['centreNone'])
        expect(html).toContain(`<a href="/centre">${centre['title']}</a>`)
      }
      expect(words['trainersPhone']).toContain(centre['forgetPhone']) // the button, by its name
      expect(words['trainersPhone']).toContain(centre['title'])
    },
  )

  test('says that whoever is in a copy was wiped before it is brought back by name', () => {
    const html = draw(<Opened opened={{ ...opened, is: 'wiped' }} />, 'en')
    expect(html.indexOf('was wiped from this phone')).toBeLessThan(html.indexOf('Bring “Nino” back'))
  })

  test('shows the signs of a card in groups of four, and says that it opens nothing before the centre knows it', () => {
    const html = draw(<CardShown card={card} />, 'en')
    expect(html).toMatch(/([2-9A-Z]{4}-){6}[2-9A-Z]{4}/)
    expect(html).toMatch(/<p>[^<]*\/privacy\/phone<\/p>/) // where they are typed, for eyes: the square has it for cameras
    expect(html).toContain(en['cardUnknown'])
    expect(draw(<CardShown card={{ ...card, isKnown: true }} />, 'en')).not.toContain(en['cardTell'])
  })

  test('labels every field', () => {
    for (const page of [BackupPage, PhonePage]) {
      const html = draw(h(page, {}), 'en')
      for (const [field = '', id] of html.matchAll(/<input[^>]* id="([^"]+)"[^>]*>/g))
        expect(field.includes('aria-label="') || html.includes(`for="${id}"`), id).toBe(true)
    }
  })
})
