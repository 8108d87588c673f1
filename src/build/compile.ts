import type { Card } from '../core/guide/card.ts'
import type { Chapter, Section, Step } from '../core/guide/chapter.ts'
import { linesOf, plainTextOf, type Line } from '../core/guide/text.ts'
import { EXAM_LANGUAGE } from '../core/exam/exam-line.ts'
import { LANGUAGES, type Language } from '../core/language.ts'
import type { PackOf } from '../core/pack/content.ts'
import { FORM_LANGUAGE } from '../core/protocol/open-form.ts'
import { QUESTION_LANGUAGE } from '../core/question/question-line.ts'
import { SCENE_LANGUAGE } from '../core/scenario/scene-line.ts'
import { foldText } from '../core/search/fold.ts'
import { PLAN_LANGUAGE } from '../core/session/open-plan.ts'
import { bankFingerprint } from './bank-fingerprint.ts'
import type { Problems } from './read.ts'
import { placeNames } from './session-parity.ts'
import type { Piece, Sources } from './sources.ts'
import { readLine, type Voice, type VoiceSection } from './voice.ts'

/**
 * Makes the packs of one language out of content that has passed its checks.
 * @param polling the day of the vote, where the edition is made for one
 */
export function compilePacks(
  sources: Sources,
  { language, polling }: { readonly language: Language; readonly polling?: string | undefined },
  problems: Problems,
): readonly [
  PackOf<'guide'>,
  PackOf<'cards'>,
  PackOf<'terms'>,
  ...PackOf<'protocols' | 'scenarios' | 'questions' | 'sessions'>[],
] {
  return [
    {
      format: 1,
      kind: 'guide',
      language,
      chapters: chaptersOf(sources, language),
      law: lawOf(sources, language),
    },
    { format: 1, kind: 'cards', language, themes: themesOf(sources, language, problems) },
    { format: 1, kind: 'terms', language, terms: termsOf(sources, language) },
    ...protocolsOf(sources, language),
    ...scenariosOf(sources, language),
    ...questionsOf(sources, language, polling),
    ...sessionsOf(sources, language),
  ]
}

/** The forms and marks, if the wing has any. */
function protocolsOf(sources: Sources, language: Language): PackOf<'protocols'>[] {
  const forms = spokenIn(sources.forms, language).map(({ facts, words }) => ({
    reads: FORM_LANGUAGE,
    form: facts,
    words,
  }))
  const marks = spokenIn(sources.marks, language).map(({ facts, words }) => ({
    reads: FORM_LANGUAGE,
    file: facts,
    words,
  }))
  return forms.length > 0 ? [{ format: 1, kind: 'protocols', language, forms, marks }] : []
}

/** The role-plays, if the wing has any: those of one player first, commission runs after them, each by its order. */
function scenariosOf(sources: Sources, language: Language): PackOf<'scenarios'>[] {
  const spoken = spokenIn(sources.scenes, language)
  const scenes = [
    ...spoken.filter(({ facts }) => !facts.crew),
    ...spoken.filter(({ facts }) => facts.crew),
  ].map(({ facts, words }) => ({ reads: SCENE_LANGUAGE, scene: facts, words }))
  return scenes.length > 0 ? [{ format: 1, kind: 'scenarios', language, scenes }] : []
}

/** The questions and the exams drawn from them, if the wing has any. Who has reviewed a question stays at home. */
function questionsOf(
  sources: Sources,
  language: Language,
  polling: string | undefined,
): PackOf<'questions'>[] {
  const topics = spokenIn(sources.questions, language).map(({ facts, words }) => ({
    reads: QUESTION_LANGUAGE,
    topic: {
      ...facts,
      items: facts.items.map(({ reviewedBy: _reviewedBy, reviewedOn: _reviewedOn, ...item }) => item),
    },
    words,
  }))
  const exams = spokenIn(sources.exams, language).map(({ facts, words }) => ({
    reads: EXAM_LANGUAGE,
    exam: facts,
    words,
  }))
  if (topics.length === 0) return []
  return [
    {
      format: 1,
      kind: 'questions',
      language,
      bank: bankFingerprint(sources),
      ...(polling === undefined ? {} : { polling }),
      topics,
      exams,
    },
  ]
}

/** The session plans, if the wing has any, each with what the places it opens are called. */
function sessionsOf(sources: Sources, language: Language): PackOf<'sessions'>[] {
  const names = placeNames(sources, language)
  const plans = spokenIn(sources.sessions, language).map(({ facts, words }) => {
    const opened = facts.days.flatMap(({ blocks }) => blocks.flatMap(({ opens }) => opens))
    return {
      reads: PLAN_LANGUAGE,
      plan: facts,
      words,
      names: Object.fromEntries(opened.map((target) => [target, names.get(target) ?? target])),
    }
  })
  return plans.length > 0 ? [{ format: 1, kind: 'sessions', language, plans }] : []
}

function chaptersOf(sources: Sources, language: Language): Chapter[] {
  return sources.chapters.flatMap(({ facts, voices }): Chapter[] => {
    const voice = voices[language]
    if (!voice) return []
    let number = 0
    return [
      {
        id: facts.id,
        order: facts.order,
        phase: facts.phase,
        title: voice.front['title'] ?? '',
        short: voice.front['short'] ?? '',
        summary: voice.front['summary'] ?? '',
        intro: [...voice.intro],
        law: facts.law,
        sections: facts.sections.map((section): Section => {
          const spoken = sectionNamed(voice, section.id)
          const steps = section.steps.map((step): Step => {
            const words = spoken.steps.find((candidate) => candidate.id === step.id)
            const lines = [...(words?.lines ?? [])]
            const items = [...(words?.items ?? [])]
            number += 1
            return {
              ...step,
              number,
              lines,
              ...(items.length > 0 ? { items } : {}),
              fold: foldHeaded(leadOf(lines), plainTextOf([...lines, ...items]), language),
            }
          })
          return {
            id: section.id,
            title: spoken.title,
            law: section.law,
            blocks: [...spoken.blocks],
            steps,
            fold: foldHeaded(spoken.title, plainTextOf(linesOf(spoken.blocks)), language),
          }
        }),
      },
    ]
  })
}

function themesOf(sources: Sources, language: Language, problems: Problems): PackOf<'cards'>['themes'] {
  return sources.themes.flatMap(({ folder, facts, voices }) => {
    const voice = voices[language]
    if (!voice) return []
    const file = `${folder}/${language}.yml`
    return [
      {
        id: facts.id,
        title: voice.theme,
        cards: facts.cards.flatMap((card): Card[] => {
          const words = voice.cards[card.id]
          if (!words) return []
          const line = (text: string, part: string): Line =>
            readLine(text, file, `${card.id}, ${part}`, problems)
          const spoken = {
            see: line(words.see, 'see'),
            now: words.now.map((text) => line(text, 'now')),
            never: words.never.map((text) => line(text, 'never')),
            decides: line(words.decides, 'decides'),
            log: line(words.log, 'log'),
          }
          const body = plainTextOf([spoken.see, ...spoken.now, ...spoken.never, spoken.decides, spoken.log])
          return [
            {
              ...card,
              theme: facts.id,
              title: words.title,
              ...spoken,
              fold: foldHeaded(words.title, body, language),
            },
          ]
        }),
      },
    ]
  })
}

/** The pieces that have a voice in a language; the translation's fingerprint stays at home. */
function spokenIn<Facts, Words extends { of?: string | undefined }>(
  pieces: readonly Piece<Facts, Words>[],
  language: Language,
): { facts: Facts; words: Omit<Words, 'of'> }[] {
  return pieces.flatMap(({ facts, voices }) => {
    const voice = voices[language]
    if (!voice) return []
    const { of: _of, ...words } = voice
    return [{ facts, words }]
  })
}

function termsOf(sources: Sources, language: Language): PackOf<'terms'>['terms'] {
  return sources.terms.facts.map((term) => {
    const definition = sources.terms.voices[language]?.definitions[term.id] ?? ''
    // All four are folded as the reader's language, because whatever a reader types will be.
    const words = LANGUAGES.map((each) => term[each]).join(' ')
    return { ...term, definition, fold: foldHeaded(words, definition, language) }
  })
}

function lawOf(sources: Sources, language: Language): PackOf<'guide'>['law'] {
  const voice = sources.law.voices[language]
  return {
    acts: voice?.acts ?? {},
    texts: voice?.texts ?? {},
    status: voice?.status ?? '',
    sources: Object.fromEntries(sources.law.facts.sources.map(({ id, ...where }) => [id, where])),
  }
}

function sectionNamed(voice: Voice, id: string): VoiceSection {
  return voice.sections.find((section) => section.id === id) ?? { id, title: '', blocks: [], steps: [] }
}

/** The bold beginning of a step: its heading for the search. */
function leadOf(lines: readonly Line[]): string {
  return (lines[0] ?? [])
    .map((run) => (typeof run === 'string' ? '' : 't' in run ? (run.b ? run.t : '') : run.b))
    .join(' ')
}

function foldHeaded(heading: string, body: string, language: Language): string {
  return `${foldText(heading, language)}|${foldText(body, language)}`
}
