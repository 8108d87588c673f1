import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import { randomFrom } from '../../../src/core/random.ts'
import { bestPlay, reviewOf } from '../../../src/core/scenario/debrief.ts'
import { nodeIn, type Play, type PlayEvent, replayPlay } from '../../../src/core/scenario/play.ts'
import type { Scene } from '../../../src/core/scenario/scene.ts'
import type { SceneWords } from '../../../src/core/scenario/scene-words.ts'
import type { Playing } from '../../../src/flow/play-scenario.ts'
import { Decision } from '../../../src/ui/scenario/debrief/decision.tsx'
import { Marked } from '../../../src/ui/scenario/log/compare.tsx'
import { Log } from '../../../src/ui/scenario/log/log.tsx'
import { momentOf } from '../../../src/ui/scenario/play/moment.ts'
import { PlayScreen } from '../../../src/ui/scenario/play/play-screen.tsx'
import { VersionNote } from '../../../src/ui/scenario/play/version-note.tsx'
import { SkillTable } from '../../../src/ui/scenario/skills.tsx'
import type { Running } from '../../../src/ui/scenario/use-play.ts'
import { playByChance, SCENES, wordsOf } from '../../core/scenario/scenes.ts'
import { attemptOf } from './attempt-of.ts'
import { draw, wordsOfRoom } from './speech.ts'

const nothing = (): void => undefined
const en = wordsOfRoom('en', 'scenario')

function running(scene: Scene, words: SceneWords, play: Play): Running {
  const attempt = attemptOf(scene.id)
  const playing: Playing = { scene, words, play, attempt, wordsLanguage: 'en', kept: true, since: 'new' }
  return {
    playing,
    play,
    kept: 'saved',
    elsewhere: undefined,
    on: nothing,
    onAll: nothing,
    keepAgain: nothing,
    settled: async () => undefined,
  }
}

const screen = (run: Running) => <PlayScreen running={run}>after it</PlayScreen>

/** Where words are lacking: a gap, a key instead of its words. */
const gapsIn = (html: string): readonly string[] =>
  html.match(/>…<|>undefined|undefined<|scenario:\w+/g) ?? []

/** Text as a page writes it. */
const written = (text: string | undefined): string =>
  (text ?? 'missing').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function sceneOf(id: string): Scene {
  const found = SCENES.find(([each]) => each === id)
  if (!found) throw new Error(`no scene ${id}`)
  return found[1]
}

const inked = sceneOf('inked-voter')
const words = wordsOf('inked-voter', 'en')
const at = (...events: readonly PlayEvent[]): Running => running(inked, words, replayPlay(inked, events))
const HANDS: PlayEvent = { act: 'reached', object: 'hands' }
const GLOW: PlayEvent = { act: 'reached', object: 'glow' }

describe('the play on the screen', () => {
  test.each(SCENES)(
    'of %s shows where it stands, whatever is chosen, and says nothing that has no words',
    (id, scene) => {
      const voice = wordsOf(id, 'en')
      for (const seed of ['a', 'b', 'c']) {
        const { events } = playByChance(scene, randomFrom(`${id} ${seed}`))
        for (let step = 0; step <= events.length; step++) {
          const play = replayPlay(scene, events.slice(0, step))
          const node = nodeIn(scene, play.node)
          const html = draw(screen(running(scene, voice, play)), 'en')
          expect(gapsIn(html), node.id).toEqual([])
          if (node.kind === 'say') expect(html).toContain(written(voice.says[node.id]))
          if (node.kind === 'choose') expect(html).toContain(written(voice.choices[node.id]?.prompt))
          if (node.kind === 'ask') expect(html).toContain(written(voice.asks[node.id]?.question))
          if (node.kind === 'look') expect(html).toContain(written(voice.looks[node.id]))
          if (node.kind === 'end') expect(html).toContain(written(voice.ends[node.id]))
        }
      }
    },
  )

  test.each(LANGUAGES)('has all its own words in %s', (language) => {
    const play = bestPlay(inked)
    const html = draw(screen(running(inked, wordsOf('inked-voter', language), play)), language)
    expect(html).toContain(written(wordsOfRoom(language, 'scenario')['ending_well']))
    expect(gapsIn(html)).toEqual([])
  })

  test('names whoever speaks, and how', () => {
    expect(draw(screen(at()), 'en')).toMatch(/Nodar, voter<i>, friendly<\/i>/)
  })

  test('says what came of a choice, and leaves its rule for later', () => {
    const html = draw(screen(at(HANDS, GLOW, { act: 'chose', object: 'first-word=aside' })), 'en')
    const { consequence, rule } = words.choices['first-word']?.options['aside'] ?? {
      consequence: '',
      rule: '',
    }
    expect(html).toContain(written(consequence))
    expect(html).not.toContain(written(rule))
  })

  test('keeps what was said just before beside the question it leads to', () => {
    const { play } = at(HANDS, GLOW)
    expect(momentOf(inked, play)).toBe(1)
    expect(momentOf(inked, at(HANDS).play)).toBe(1)
    expect(momentOf(inked, at().play)).toBe(0)
  })

  test('hides the choices until one has answered in one’s own words', () => {
    const html = draw(screen(at(HANDS, GLOW)), 'en', { answerFirst: true })
    expect(html).toContain(en['sayIt'])
    expect(html).not.toContain(written(words.choices['first-word']?.options['aloud']?.text))
  })
})

describe('a moment that passes', () => {
  const id = 'queue-at-20'
  const scene = sceneOf(id)
  const node = scene.nodes.find((each) => each.kind === 'choose' && each.seconds !== undefined)
  const play: Play = { ...replayPlay(scene, []), node: node?.id ?? '' }
  const run = running(scene, wordsOf(id, 'en'), play)

  test('has a clock in words and a way to switch it off', () => {
    const html = draw(screen(run), 'en')
    expect(html).toContain('30 seconds left')
    expect(html).toContain(en['withoutClock'])
  })

  test('does not pass for whoever wants no clock, nor while one still answers in one’s own words', () => {
    for (const chosen of [{ unhurried: true }, { answerFirst: true }])
      expect(draw(screen(run), 'en', chosen)).not.toContain('seconds left')
  })

  test('is said to have passed', () => {
    if (node?.kind !== 'choose') throw new Error('no clock')
    const late = replayPlay({ ...scene, start: node.id }, [
      { act: 'chose', object: `${node.id}=!${node.late}` },
    ])
    expect(late.path).toHaveLength(1)
    expect(draw(screen({ ...run, play: late }), 'en')).toContain(en['late'])
  })
})

describe('a question of fact', () => {
  const id = 'off-by-three-at-two'
  const scene = sceneOf(id)
  const voice = wordsOf(id, 'en')
  const ask = scene.nodes.find((node) => node.kind === 'ask')
  if (ask?.kind !== 'ask') throw new Error('no question')
  const answered = (option: string): string => {
    const play = replayPlay({ ...scene, start: ask.id }, [{ act: 'chose', object: `${ask.id}=${option}` }])
    return draw(screen(running(scene, voice, play)), 'en')
  }

  test('is answered at once, with the reason', () => {
    expect(answered(ask.right)).toContain(en['thatIsSo'])
    expect(answered(ask.right)).toContain(written(voice.asks[ask.id]?.why))
  })

  test('answered otherwise says what is so, and never that it was wrong', () => {
    const other = ask.options.find((option) => option !== ask.right) ?? ''
    expect(answered(other)).toContain(`Rather: ${written(voice.asks[ask.id]?.options[ask.right])}`)
    expect(answered(other)).not.toMatch(/wrong/i)
  })
})

describe('the log-book', () => {
  const node = inked.nodes.find((each) => each.kind === 'log')
  if (node?.kind !== 'log') throw new Error('no log-book')

  test('of pieces says what is in, what is missing, and why something has no place in it', () => {
    const html = draw(<Marked node={node} words={words} taken={['time', 'suspicion']} />, 'en')
    expect(html.match(new RegExp(`– ${en['isThere']}`, 'g'))).toHaveLength(1)
    expect(html.match(new RegExp(en['isMissing'] ?? '', 'g'))).toHaveLength(5)
    expect(html).toContain(en['strange_what'])
    expect(html).not.toContain(en['strange_who'])
  })

  test('shows the entry as it reads so far, and nothing of the model', () => {
    const play: Play = { ...replayPlay(inked, []), node: node.id, draft: '=saw,time' }
    const html = draw(<Log running={running(inked, words, play)} node={node} />, 'en')
    expect(html).toMatch(/The flow regulator noticed an ink mark on a voter's hand\. 11:20\.<\/blockquote>/)
    expect(html).not.toContain(written(words.logs[node.id]?.model))
  })

  test('with free words on the table opens on them', () => {
    const play: Play = { ...replayPlay(inked, []), node: node.id, draft: '~At 11:20 I saw' }
    expect(draw(<Log running={running(inked, words, play)} node={node} />, 'en')).toMatch(
      /<textarea[^>]*>At 11:20 I saw<\/textarea>/,
    )
  })
})

describe('the debrief', () => {
  const law = { acts: {}, texts: {}, status: '', sources: {} }

  test.each(SCENES)('of %s has words for every decision, best or not', (id, scene) => {
    const voice = wordsOf(id, 'en')
    for (const seed of ['a', 'b']) {
      const { play } = playByChance(scene, randomFrom(`${id} debrief ${seed}`))
      const { playing } = running(scene, voice, play)
      for (const review of reviewOf(scene, play)) {
        const html = draw(<Decision review={review} playing={playing} law={law} onTry={nothing} />, 'en')
        expect(gapsIn(html), review.node.id).toEqual([])
        const isOne = review.node.kind !== 'log' && review.wasBest
        expect(html.match(/<h4>/g)).toHaveLength(isOne ? 1 : 2)
      }
    }
  })

  test('shows the best choice beside one that was not, each with its rule, and the source', () => {
    const { play, playing } = at(HANDS, GLOW, { act: 'chose', object: 'first-word=aloud' })
    const [review] = reviewOf(inked, play)
    if (!review) throw new Error('nothing was decided')
    const html = draw(<Decision review={review} playing={playing} law={law} onTry={nothing} />, 'en')
    for (const choice of ['aloud', 'aside'])
      for (const text of Object.values(words.choices['first-word']?.options[choice] ?? {}))
        expect(html).toContain(written(text))
    expect(html).toContain('code-2011')
    expect(html).toContain(en['tryFrom'])
  })
})

describe('what is said of another version', () => {
  const note = (since: Playing['since'], wordsLanguage: Playing['wordsLanguage'] = 'en'): string =>
    draw(<VersionNote playing={{ since, wordsLanguage }} />, 'en')

  test('is nothing where there is none', () => {
    expect(note('new') + note('going-on') + note('going-on', 'ka')).toBe('')
  })

  test('is that it stays as it was, that it begins anew, or that it stands there in another language', () => {
    expect(note('old-version')).toContain(en['oldVersion'])
    expect(note('changed')).toContain(en['changed'])
    expect(note('old-version', 'ka')).toContain('ქართული')
  })
})

test('skills are a real table, one row each, never added up', () => {
  const rows = [
    { skill: 'calm', right: 3, of: 4 },
    { skill: 'record', right: 0, of: 5 },
  ] as const
  const html = draw(<SkillTable title="Yours" rows={rows} />, 'en')
  expect(html).toContain('<th scope="row">calm</th>')
  expect(html).toContain('3 / 4')
  expect(html).toContain('0 / 5')
  expect(html).not.toContain('3 / 9')
})

test('no word of the app judges whoever plays', () => {
  expect(Object.values(en).filter((text) => /\b(fail|wrong|test|error)/i.test(text))).toEqual([])
})
