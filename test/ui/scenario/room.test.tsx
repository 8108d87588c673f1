import { readFileSync } from 'node:fs'
import { LocationProvider } from 'preact-iso'
import { render } from 'preact-render-to-string'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { openScene, type OpenedScene } from '../../../src/core/scenario/open-scene.ts'
import { OBSERVER, readCardCode, writeCardCode } from '../../../src/core/scenario/role-card.ts'
import { sceneLine } from '../../../src/core/scenario/scene-line.ts'
import type { SceneBook, SceneShelf } from '../../../src/flow/scenes.ts'
import { beginSpeech, type PageWords, SpeechProvider } from '../../../src/ui/i18n.ts'
import { ActPage } from '../../../src/ui/scenario/room/act-page.tsx'
import { CardPage } from '../../../src/ui/scenario/room/card-page.tsx'
import { handedCards, inPairs } from '../../../src/ui/scenario/room/handed-cards.ts'
import { OwnCard } from '../../../src/ui/scenario/room/own-card.tsx'
import { PaperCard, PaperSheet, TrainerPage } from '../../../src/ui/scenario/room/paper.tsx'
import { PassRound } from '../../../src/ui/scenario/room/pass-round.tsx'
import { minutesOf, STEPS, wholeMinutes } from '../../../src/ui/scenario/room/steps.ts'
import type { Voice } from '../../../src/ui/scenario/room/use-voices.ts'
import { cardIn } from '../../../src/ui/scenario/room/which-card.ts'
import { realScenes } from '../../flow/scene-book.ts'

vi.stubGlobal('location', new URL('https://ubani.test/scenarios/card'))

const ROOMS = ['scenario', 'scenario-room', 'common', 'home']
const wordsOf = (room: string, language = 'en'): Record<string, string> =>
  JSON.parse(readFileSync(`locales/${language}/${room}.json`, 'utf8'))
const page: unknown = {
  formats: { list: [' and ', ', ', ' and '], group: ' ', decimal: '.', months: [], date: [], alphabet: '' },
  rooms: Object.fromEntries(ROOMS.map((room) => [room, wordsOf(room)])),
}
const speech = beginSpeech('en', page as PageWords)
const draw = (what: preact.ComponentChildren): string =>
  render(
    <LocationProvider>
      <SpeechProvider value={speech}>{what}</SpeechProvider>
    </LocationProvider>,
  ).replaceAll('&quot;', '"')

const raw = realScenes('en')
const scenes = raw.map((each) => {
  const opened = openScene(each)
  if (!opened) throw new Error(`${String(each.scene['id'])} is no scene`)
  return opened
})
const [one] = scenes as [OpenedScene]
const book = {
  language: 'en',
  from: { onThisPhone: true, version: 1, issued: '' },
  opened: one,
  raw: raw[0],
  fingerprint: 'x',
} as SceneBook
const shelf = (unreadable = 0): SceneShelf => ({
  language: 'en',
  from: book.from,
  lines: raw.map(sceneLine),
  unreadable,
})

describe('what is handed out', () => {
  test('has a code of its own for every person of every scene, and leads back to that card', () => {
    const codes = scenes.flatMap((opened) => handedCards(opened, 'watcher').map(({ code }) => code))
    expect(new Set(codes).size).toBe(codes.length)
    for (const opened of scenes)
      for (const { code, player } of handedCards(opened, 'watcher')) {
        const read = readCardCode(code)
        if (!read.ok) throw new Error(code)
        expect(read.value.scene).toBe(opened.scene.number)
        const card = cardIn(opened, read.value.player)
        expect(card).toBe(player === undefined ? 'sheet' : opened.words.room.cards[player])
        expect(card).toBeDefined()
      }
  })

  test('ends with the sheet, once', () => {
    const cards = handedCards(one, 'watcher')
    expect(cards.map(({ player }) => player)).toEqual([...one.scene.room.players, undefined])
    expect(cards.at(-1)?.role).toBe('watcher')
  })

  test('is nothing for a player this edition does not know', () => {
    expect(cardIn(one, OBSERVER - 1)).toBeUndefined()
  })

  test('stands two and two on paper', () => {
    expect(inPairs([1, 2, 3, 4, 5])).toEqual([[1, 2], [3, 4], [5]])
    expect(inPairs([])).toEqual([])
  })

  test('goes into ninety minutes, whatever the scene', () => {
    for (const { scene } of scenes) {
      expect(wholeMinutes(scene)).toBeLessThanOrEqual(90)
      expect(STEPS.reduce((sum, step) => sum + minutesOf(step, scene), 0)).toBe(wholeMinutes(scene))
    }
  })
})

describe('the trainer’s page on the wall', () => {
  let html = ''
  beforeAll(() => {
    html = draw(<ActPage book={book} />)
  })

  test('shows every role with its code, five steps, the opening and the first question', () => {
    for (const { role, code } of handedCards(one, 'Watcher')) {
      expect(html).toContain(role)
      expect(html).toContain(`>${code}</span>`)
      expect(html).toContain([...code].join(' '))
    }
    expect(html.match(/<h2>/g)?.length).toBeGreaterThanOrEqual(5)
    expect(html).toContain(one.words.opening)
    expect(html).toContain(one.words.room.questions[0])
    expect(html).not.toContain(one.words.room.questions[1])
  })

  test('keeps what stands on the cards to itself', () => {
    for (const { card } of Object.values(one.words.room.cards)) expect(html).not.toContain(card)
  })
})

describe('a phone that goes round', () => {
  test('shows no card before it is in its owner’s hand', () => {
    const html = draw(<PassRound opened={one} onDone={() => undefined} />)
    expect(html).toContain(handedCards(one, '')[0]?.role)
    for (const { card } of Object.values(one.words.room.cards)) expect(html).not.toContain(card)
  })
})

describe('a card on a phone', () => {
  test('is that card and no other', () => {
    const [first, second] = one.scene.room.players.map((player) => one.words.room.cards[player])
    if (!first || !second) throw new Error('Two players at least')
    const html = draw(<OwnCard opened={one} card={first} />)
    expect(html).toContain(first.role)
    expect(html).toContain(first.card)
    expect(html).not.toContain(second.card)
  })

  test('is asked for by its code where there is none', () => {
    const html = draw(<CardPage code="" shelf={shelf()} />)
    expect(html).toContain('class="code-field"')
    expect(html).not.toContain('role="alert"')
  })

  test.each(['ABCD', 'zz', 'Ж!?4', '12345'])(
    'is not guessed from a damaged code, which stays in the field: %s',
    (code) => {
      const html = draw(<CardPage code={code} shelf={shelf()} />)
      expect(html).toContain('role="alert"')
      expect(html).toContain(`value="${code}"`)
    },
  )

  test('of a scene that is not here is said not to be here, or to be for a newer app', () => {
    const code = writeCardCode({ scene: 255, player: 0 })
    expect(draw(<CardPage code={code} shelf={shelf()} />)).toContain(wordsOf('scenario-room')['notHere'])
    expect(draw(<CardPage code={code} shelf={shelf(1)} />)).toContain(wordsOf('scenario-room')['newer'])
  })
})

describe('on paper', () => {
  const voice = (language: 'en' | 'hy'): Voice => ({
    language,
    opened: language === 'en' ? one : (openScene(realScenes('hy')[0] ?? book.raw) ?? one),
    room: wordsOf('scenario-room', language) as Voice['room'],
  })

  test('a card speaks its reader’s language and shows no other card', () => {
    const card = handedCards(one, '')[1]
    if (!card?.player) throw new Error('No second card')
    const hy = voice('hy')
    const html = draw(<PaperCard card={card} voice={hy} />)
    expect(html).toContain('lang="hy"')
    expect(html).toContain(hy.opened.words.room.cards[card.player]?.card)
    expect(html).toContain(hy.room.secret)
    expect(html).toContain(card.code)
    expect(html).not.toContain(hy.opened.words.room.cards[one.scene.room.players[0] ?? '']?.card)
  })

  test('a card that a language does not have is said to be missing', () => {
    const [card] = handedCards(one, '')
    if (!card) throw new Error('No card')
    expect(draw(<PaperCard card={card} voice="missing" />)).toContain(wordsOf('scenario-room')['noVoice'])
  })

  test('the sheet has every question and three boxes to each', () => {
    const html = draw(<PaperSheet voice={voice('en')} />)
    for (const question of one.words.room.observe) expect(html).toContain(question)
    expect(html.match(/<span>/g)).toHaveLength(3 * one.words.room.observe.length)
  })

  test('the trainer’s page has everything but the cards', () => {
    const html = draw(<TrainerPage opened={one} cards={handedCards(one, 'Watcher')} />)
    for (const part of [one.words.opening, one.words.room.best, ...one.words.room.questions])
      expect(html).toContain(part)
    for (const { card } of Object.values(one.words.room.cards)) expect(html).not.toContain(card)
  })
})
