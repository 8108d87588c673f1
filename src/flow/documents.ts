import type { RawExam } from '../core/exam/exam-line.ts'
import type { Card, Theme } from '../core/guide/card.ts'
import type { Chapter, Phase } from '../core/guide/chapter.ts'
import type { LawWords } from '../core/guide/law.ts'
import { isMine } from '../core/guide/role-path.ts'
import { ROLES, type Role } from '../core/guide/role.ts'
import type { Term } from '../core/guide/term.ts'
import { linesOf, plainTextOf } from '../core/guide/text.ts'
import type { Language } from '../core/language.ts'
import type { Pack, PackOf } from '../core/pack/content.ts'
import { type RawTopic, type TopicLine, topicLine } from '../core/question/question-line.ts'
import { type SceneLine, sceneLine } from '../core/scenario/scene-line.ts'
import type { SearchEntry } from '../core/search/search.ts'
import type { RawPlan } from '../core/session/open-plan.ts'

export type { RawExam, RawPlan, RawTopic }

/** A line of the table of contents. */
export interface ContentsLine {
  readonly id: string
  readonly title: string
  readonly short: string
  readonly summary: string
  readonly phase: Phase
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  /** How many steps there are, in all and for each role. */
  readonly steps: Readonly<Partial<Record<Role | 'all', number>>>
}

/** A scene as it lies in the pack: opened by core/scenario/open-scene.ts. */
export type RawScene = PackOf<'scenarios'>['scenes'][number]

/** What lists of questions need, and the exams whole, for they are small. */
export interface QuestionShelves {
  /** The fingerprint of the bank; empty where the edition brings no questions. */
  readonly bank: string
  /** The day of the vote this edition is made for, as YYYY-MM-DD. */
  readonly polling: string | undefined
  readonly topics: readonly TopicLine[]
  readonly exams: readonly RawExam[]
}

/** What an edition is kept as: named pieces, each read at once, so that a chapter opens without the rest of the guide. */
export interface Documents {
  contents: readonly ContentsLine[]
  law: LawWords
  cards: readonly Theme[]
  terms: readonly Term[]
  search: readonly SearchEntry[]
  protocols: Pick<PackOf<'protocols'>, 'forms' | 'marks'>
  scenes: readonly SceneLine[]
  questions: QuestionShelves
  /** The session plans for trainers. */
  plans: readonly RawPlan[]
  [chapter: `chapter/${string}`]: Chapter
  [scene: `scene/${string}`]: RawScene
  [topic: `topic/${string}`]: RawTopic
}

/** Takes the packs of one language apart into the pieces the app reads. */
export function documentsOf(packs: readonly Pack[], language: Language): Documents {
  const guide = packs.find((pack) => pack.kind === 'guide')
  const themes = packs.find((pack) => pack.kind === 'cards')?.themes ?? []
  const terms = packs.find((pack) => pack.kind === 'terms')?.terms ?? []
  const practice = packs.find((pack) => pack.kind === 'protocols')
  const scenes = (packs.find((pack) => pack.kind === 'scenarios')?.scenes ?? []).map(
    (raw) => [sceneLine(raw), raw] as const,
  )
  const bank = packs.find((pack) => pack.kind === 'questions')
  const topics = (bank?.topics ?? []).map((raw) => [topicLine(raw), raw] as const)
  const chapters = [...(guide?.chapters ?? [])].sort((a, b) => a.order - b.order)
  return {
    contents: chapters.map(({ id, title, short, summary, phase, sections }) => ({
      id,
      title,
      short,
      summary,
      phase,
      sections: sections.map((section) => ({ id: section.id, title: section.title })),
      steps: countSteps(sections.flatMap((section) => section.steps)),
    })),
    law: guide?.law ?? { acts: {}, texts: {}, status: '', sources: {} },
    cards: themes,
    terms,
    protocols: { forms: practice?.forms ?? [], marks: practice?.marks ?? [] },
    scenes: scenes.map(([line]) => line),
    questions: {
      bank: bank?.bank ?? '',
      polling: bank?.polling,
      topics: topics.map(([line]) => line),
      exams: bank?.exams ?? [],
    },
    plans: packs.find((pack) => pack.kind === 'sessions')?.plans ?? [],
    search: [
      ...themes.flatMap((theme) => theme.cards.map(cardEntry)),
      ...chapters.flatMap(chapterEntries),
      ...terms.map((term) => termEntry(term, language)),
    ],
    ...Object.fromEntries(chapters.map((chapter) => [`chapter/${chapter.id}`, chapter] as const)),
    ...Object.fromEntries(topics.map(([{ id }, raw]) => [`topic/${id}`, raw] as const)),
    ...Object.fromEntries(scenes.map(([{ id }, raw]) => [`scene/${id}`, raw] as const)),
  }
}

function countSteps(steps: Chapter['sections'][number]['steps']): ContentsLine['steps'] {
  const mine = ROLES.map((role) => [role, steps.filter((step) => isMine(step, role)).length] as const)
  return { all: steps.length, ...Object.fromEntries(mine) }
}

function cardEntry(card: Card): SearchEntry {
  const text = plainTextOf([card.see, ...card.now, ...card.never, card.decides, card.log])
  return { kind: 'card', href: `/cards/${card.id}`, heading: card.title, text, fold: card.fold }
}

function chapterEntries(chapter: Chapter): SearchEntry[] {
  return chapter.sections.flatMap((section): SearchEntry[] => [
    {
      kind: 'section',
      href: `/guide/${chapter.id}#${section.id}`,
      heading: section.title,
      text: plainTextOf(linesOf(section.blocks)),
      fold: section.fold,
    },
    ...section.steps.map(
      (step): SearchEntry => ({
        kind: 'step',
        href: `/guide/${chapter.id}#${step.id}`,
        heading: `${chapter.short} · ${section.title}`,
        text: plainTextOf([...step.lines, ...(step.items ?? [])]),
        fold: step.fold,
      }),
    ),
  ])
}

function termEntry(term: Term, language: Language): SearchEntry {
  return {
    kind: 'term',
    href: `/glossary#${term.id}`,
    heading: term[language],
    text: term.definition,
    fold: term.fold,
  }
}
