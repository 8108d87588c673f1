import type { LawReference } from '../core/guide/law.ts'
import { type Block, type Line, linesOf, plainText } from '../core/guide/text.ts'
import { LANGUAGES } from '../core/language.ts'
import { checkExams } from './exam-parity.ts'
import { checkForms, checkMarks } from './form-parity.ts'
import type { Problems } from './read.ts'
import { checkQuestions } from './question-parity.ts'
import { checkScenes } from './scene-parity.ts'
import { checkSessions } from './session-parity.ts'
import type { Sources } from './sources.ts'
import type { Voice } from './voice.ts'

/** Checks that everything which must agree does: ids and order in four voices, links and references to something that exists. */
export function checkParity(sources: Sources, problems: Problems): void {
  const known = targetsOf(sources)
  const acts = new Set(sources.law.facts.acts.map((act) => act.id))
  const tags = new Set(sources.law.facts.sources.map((source) => source.id))

  function checkLaw(file: string, place: string, references: readonly LawReference[]): void {
    for (const { act, sources: read = [] } of references) {
      if (!acts.has(act)) problems.add(file, place, act, 'name an act that stands in law/acts.yml')
      for (const tag of read)
        if (!tags.has(tag)) problems.add(file, place, tag, 'name a source that stands in law/acts.yml')
    }
  }
  function checkLinks(file: string, place: string, lines: readonly Line[]): void {
    for (const run of lines.flat())
      if (typeof run === 'object' && 'to' in run && !known.has(run.to))
        problems.add(file, place, run.to, 'link to something that exists')
  }

  unique(
    sources.chapters.map(({ facts, folder }) => [facts.id, `${folder}/page.yml`]),
    problems,
  )
  unique(
    sources.themes.flatMap(({ facts, folder }) =>
      facts.cards.map((card) => [card.id, `${folder}/cards.yml`] as const),
    ),
    problems,
  )
  unique(
    sources.terms.facts.map((term) => [term.id, 'terms.yml'] as const),
    problems,
  )

  for (const { folder, facts, voices } of sources.chapters) {
    const page = `${folder}/page.yml`
    checkLaw(page, 'law', facts.law)
    for (const section of facts.sections) {
      checkLaw(page, section.id, section.law)
      for (const step of section.steps) checkLaw(page, `${section.id}.${step.id}`, step.law)
    }
    unique(
      facts.sections.map((section) => [section.id, page] as const),
      problems,
    )
    unique(
      facts.sections.flatMap((section) => section.steps.map((step) => [step.id, page] as const)),
      problems,
    )
    for (const language of LANGUAGES) {
      const voice = voices[language]
      if (!voice) continue
      const file = `${folder}/${language}.md`
      for (const key of ['title', 'short', 'summary'])
        if (!voice.front[key]) problems.add(file, 'front matter', key, `write "${key}: …"`)
      if ([...(voice.front['short'] ?? '')].length > 24)
        problems.add(file, 'front matter, short', voice.front['short'], 'at most 24 characters')
      sameOrder(
        file,
        'sections',
        facts.sections.map((section) => section.id),
        voice.sections.map((section) => section.id),
        problems,
      )
      for (const section of facts.sections) {
        const spoken = voice.sections.find((candidate) => candidate.id === section.id)
        if (!spoken) continue
        sameOrder(
          file,
          `section ${section.id}`,
          section.steps.map((step) => step.id),
          spoken.steps.map((step) => step.id),
          problems,
        )
      }
      checkLinks(file, 'text', linesOfVoice(voice))
    }
  }

  checkForms(sources, checkLaw, problems)
  checkMarks(sources, checkLaw, problems)
  checkScenes(sources, known, checkLaw, problems)
  checkQuestions(sources, known, checkLaw, problems)
  checkExams(sources, checkLaw, problems)
  checkSessions(sources, known, problems)

  for (const { folder, facts, voices } of sources.themes) {
    const ids = facts.cards.map((card) => card.id)
    for (const card of facts.cards) {
      checkLaw(`${folder}/cards.yml`, card.id, card.law)
      if (!known.has(`guide:${card.chapter}`))
        problems.add(
          `${folder}/cards.yml`,
          `${card.id}, chapter`,
          card.chapter,
          'name a chapter, or chapter#section, that exists',
        )
    }
    for (const language of LANGUAGES) {
      const voice = voices[language]
      if (voice) sameMembers(`${folder}/${language}.yml`, 'cards', ids, Object.keys(voice.cards), problems)
    }
  }

  for (const language of LANGUAGES) {
    const definitions = sources.terms.voices[language]?.definitions
    if (definitions)
      sameMembers(
        `terms/${language}.yml`,
        'definitions',
        sources.terms.facts.map((term) => term.id),
        Object.keys(definitions),
        problems,
      )
    const law = sources.law.voices[language]
    if (law) sameMembers(`law/${language}.yml`, 'acts', [...acts], Object.keys(law.acts), problems)
  }
}

/** Differences between voices that a machine can see but only a person can judge: notes, lists, links and numbers per section. */
export function compareVoices(sources: Sources): string[] {
  const remarks: string[] = []
  for (const { folder, voices } of sources.chapters) {
    const source = voices.ka
    if (!source) continue
    for (const language of LANGUAGES) {
      const voice = voices[language]
      if (!voice || language === 'ka') continue
      for (const [place, section] of source.sections.entries()) {
        const other = voice.sections[place]
        if (!other) continue
        const where = `${folder}/${language}.md#${section.id}`
        const shape = section.blocks.map(shapeOf).join(' ')
        const otherShape = other.blocks.map(shapeOf).join(' ')
        if (shape !== otherShape)
          remarks.push(`${where}: blocks differ: ka ${shape} · ${language} ${otherShape}`)
        for (const step of section.steps) {
          const translated = other.steps.find((candidate) => candidate.id === step.id)
          if (!translated) continue
          const [mine, theirs] = [numbersIn(step.lines), numbersIn(translated.lines)]
          if (mine !== theirs)
            remarks.push(
              `${where}, ${step.id}: numbers differ: ka ${mine || '–'} · ${language} ${theirs || '–'}`,
            )
        }
      }
    }
  }
  return remarks
}

/** Every address that a link in the content may lead to. */
function targetsOf(sources: Sources): ReadonlySet<string> {
  return new Set([
    ...sources.terms.facts.map((term) => `term:${term.id}`),
    ...sources.themes.flatMap(({ facts }) => facts.cards.map((card) => `card:${card.id}`)),
    ...sources.chapters.flatMap(({ facts }) => [
      `guide:${facts.id}`,
      ...facts.sections.flatMap((section) => [
        `guide:${facts.id}#${section.id}`,
        ...section.steps.map((step) => `guide:${facts.id}#${step.id}`),
      ]),
    ]),
  ])
}

function linesOfVoice(voice: Voice): Line[] {
  return [
    ...linesOf(voice.intro),
    ...voice.sections.flatMap((section) => [
      ...linesOf(section.blocks),
      ...section.steps.flatMap((step) => [...step.lines, ...step.items]),
    ]),
  ]
}

function shapeOf(block: Block): string {
  if (block.k === 'note') return block.note
  if (block.k === 'list') return `list${block.items.length}`
  return block.k
}

function numbersIn(lines: readonly Line[]): string {
  const found =
    lines
      .map(plainText)
      .join(' ')
      .match(/\d+(?:[:.,]\d+)*/g) ?? []
  return [...new Set(found)].sort().join(' ')
}

function unique(pairs: ReadonlyArray<readonly [string, string]>, problems: Problems): void {
  const seen = new Set<string>()
  for (const [id, file] of pairs) {
    if (seen.has(id)) problems.add(file, id, id, 'give it an id of its own')
    seen.add(id)
  }
}

function sameOrder(
  file: string,
  place: string,
  wanted: readonly string[],
  found: readonly string[],
  problems: Problems,
): void {
  if (wanted.join() !== found.join())
    problems.add(
      file,
      place,
      found.join(', '),
      `write them in the order of the structure file: ${wanted.join(', ')}`,
    )
}

function sameMembers(
  file: string,
  place: string,
  wanted: readonly string[],
  found: readonly string[],
  problems: Problems,
): void {
  const missing = wanted.filter((id) => !found.includes(id))
  const unknown = found.filter((id) => !wanted.includes(id))
  if (missing.length > 0)
    problems.add(file, place, missing.join(', '), 'add these: they stand in the structure file')
  if (unknown.length > 0)
    problems.add(
      file,
      place,
      unknown.join(', '),
      'remove or rename these: the structure file does not know them',
    )
}
