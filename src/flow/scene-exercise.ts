import { type Attempt, newestFirst } from '../core/attempt/attempt.ts'
import type { Language } from '../core/language.ts'
import type { PlayEvent } from '../core/scenario/play.ts'
import { nodeIn } from '../core/scenario/play.ts'
import { attemptsOf } from '../storage/attempts.ts'
import { unlessRefused } from '../storage/failure.ts'
import type { Playing } from './play-scenario.ts'
import { asPresent } from './present-person.ts'

/** The exercise to which a play leads where it stands. */
export interface SceneExercise {
  readonly code: string
  /** To be noted when the code was drawn just now, so that the same exercise is found when the phone is switched on again. */
  readonly event: PlayEvent | undefined
}

/**
 * The exercise of the node where a play stands: the one already drawn, or a new one. Nothing when the node leads to none, or
 * when this edition has no form for it.
 */
export async function exerciseFor(
  { scene, play }: Pick<Playing, 'scene' | 'play'>,
  language: Language,
): Promise<SceneExercise | undefined> {
  const node = nodeIn(scene, play.node)
  if (node.kind !== 'look' || !('exercise' in node.opens)) return undefined
  if (play.draft.startsWith('=')) return { code: play.draft.slice(1), event: undefined }
  const code = await drawCode(node.opens, language)
  return code === undefined ? undefined : { code, event: { act: 'typed', object: `${node.id}=${code}` } }
}

async function drawCode(
  { exercise, form: wanted }: { readonly exercise: string; readonly form?: string | undefined },
  language: Language,
): Promise<string | undefined> {
  // asked for here only: it brings the generator of exercises, which a role-play does without
  const [{ levelsOf }, { newCode }, { openProtocols, shelfOf }] = await Promise.all([
    import('../core/protocol/exercise.ts'),
    import('./practise-protocol.ts'),
    import('./protocols.ts'),
  ])
  const book = await openProtocols(language)
  if (!book.ok) return undefined
  const forms = [...shelfOf(book.value).forms].sort(
    (one, other) => Number(other.id === wanted) - Number(one.id === wanted),
  )
  for (const form of forms) {
    const level = levelsOf(form, shelfOf(book.value)).find((each) => each === exercise)
    if (level) return newCode(form.number, level)
  }
  return undefined
}

/** How an exercise came out: `yes` when everything wrong in it was found, or all was written right where nothing was looked for. */
export async function exerciseOutcome(code: string): Promise<'yes' | 'no' | undefined> {
  const all = await unlessRefused(
    asPresent((db, person) => attemptsOf(db, 'protocol', person)),
    [],
  )
  const done = newestFirst(all).find(({ subject, result }) => subject === code && result?.completion)
  return done && outcomeOf(done)
}

function outcomeOf({ result }: Attempt): 'yes' | 'no' {
  const { findings, values } = result?.scores ?? {}
  const asked = findings && findings.of > 0 ? findings : values
  return asked && asked.right === asked.of ? 'yes' : 'no'
}
