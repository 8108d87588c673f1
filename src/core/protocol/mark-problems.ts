import { differences } from './differences.ts'
import type { FormProblem } from './form-problems.ts'
import { type Mark, type MarkFile, type MarkWords, VERDICTS } from './mark.ts'

/** What a schema of single marks cannot see: grounds that lead nowhere, marks given or drawn twice, verdicts never met. */
export function markProblems({ grounds, marks }: MarkFile): FormProblem[] {
  return [
    ...givenTwice(grounds, 'grounds'),
    ...givenTwice(marks, 'marks'),
    ...groundProblems(grounds, marks),
    ...drawnTwice(marks),
    ...marks.flatMap((mark, at) => [...strokeProblems(mark, at), ...kindProblems(mark, at)]),
    ...VERDICTS.filter((verdict) => !marks.some((mark) => mark.verdict === verdict)).map((verdict) => ({
      path: ['marks'],
      message: `no mark is ${verdict}`,
    })),
  ]
}

function givenTwice(list: readonly { readonly id: string }[], name: string): FormProblem[] {
  const ids = list.map(({ id }) => id)
  return ids.flatMap((id, at) =>
    ids.indexOf(id) === at ? [] : [{ path: [name, at, 'id'], message: `"${id}" stands twice` }],
  )
}

/** Grounds that do not exist, that no mark shows, or that are said to make a ballot both this and that. */
function groundProblems(grounds: MarkFile['grounds'], marks: readonly Mark[]): FormProblem[] {
  const problems: FormProblem[] = []
  const verdictOf = new Map<string, Mark['verdict']>()
  for (const [at, { ground, verdict }] of marks.entries()) {
    const path = ['marks', at, 'ground']
    const first = verdictOf.get(ground)
    if (!grounds.some(({ id }) => id === ground))
      problems.push({ path, message: `unknown ground "${ground}"` })
    else if (first !== undefined && first !== verdict)
      problems.push({ path, message: `"${ground}" is a ground for ${first}, not for ${verdict}` })
    if (first === undefined) verdictOf.set(ground, verdict)
  }
  for (const [at, { id }] of grounds.entries())
    if (!verdictOf.has(id)) problems.push({ path: ['grounds', at, 'id'], message: `no mark shows "${id}"` })
  return problems
}

/** Two ids for one and the same paper: nobody could tell them apart. */
function drawnTwice(marks: readonly Mark[]): FormProblem[] {
  const first = new Map<string, string>()
  return marks.flatMap(({ id, strokes, paper }, at) => {
    const drawn = JSON.stringify([strokes, paper])
    const twin = first.get(drawn)
    if (twin === undefined) first.set(drawn, id)
    return twin === undefined ? [] : [{ path: ['marks', at], message: `drawn like "${twin}"` }]
  })
}

function strokeProblems({ strokes }: Mark, at: number): FormProblem[] {
  const places = strokes.map((stroke) => stroke.at)
  return strokes.flatMap((stroke, place) => {
    const path = ['marks', at, 'strokes', place]
    const problems: FormProblem[] = []
    if ((stroke.shape === 'word') !== (stroke.word !== undefined))
      problems.push({
        path: [...path, 'word'],
        message: 'a handwritten word, and nothing else, says which word',
      })
    if (stroke.at === 'third' && !places.includes('second'))
      problems.push({ path: [...path, 'at'], message: 'a third line without a second' })
    if (stroke.at === 'second' && !places.includes('chosen'))
      problems.push({ path: [...path, 'at'], message: 'a second line without a first' })
    return problems
  })
}

/** The kinds in which invalid ballots are counted belong to invalid ballots; an unmarked one bears no mark. */
function kindProblems({ verdict, invalidAs, strokes }: Mark, at: number): FormProblem[] {
  const path = ['marks', at, 'invalidAs']
  if (invalidAs !== 'other' && verdict !== 'invalid')
    return [{ path, message: `a mark that is ${verdict} is not counted as ${invalidAs}` }]
  if (invalidAs === 'unmarked' && strokes.length > 0)
    return [{ path, message: 'a ballot with a mark on it is not unmarked' }]
  return []
}

/** The most characters of what one sees, and of why it counts so: they stand beside a drawn ballot on a phone. */
export const LONGEST = { see: 120, why: 220 } as const

/** What a voice lacks, has too much of, or says at too great a length: paths, empty when all is well. */
export function markVoiceProblems({ grounds, marks }: MarkFile, voice: MarkWords): string[] {
  const written = new Set(marks.flatMap(({ strokes }) => strokes.flatMap(({ word }) => word ?? [])))
  return [
    ...differences(
      'grounds',
      grounds.map(({ id }) => id),
      voice.grounds,
    ),
    ...differences(
      'marks',
      marks.map(({ id }) => id),
      voice.marks,
    ),
    ...differences('words', [...written], voice.words),
    ...Object.entries(voice.marks).flatMap(([id, said]) =>
      (['see', 'why'] as const)
        .filter((part) => [...said[part]].length > LONGEST[part] || said[part] === '')
        .map(
          (part) =>
            `marks.${id}.${part} has ${[...said[part]].length} of at most ${LONGEST[part]} characters`,
        ),
    ),
  ]
}
