import { readExamCode } from '../exam/exam-code.ts'
import { readCode } from '../protocol/code.ts'
import { neverHappens } from '../result.ts'
import { startFromSquare } from './start.ts'

/*
 * What a group can do besides a quiz: sit one mock exam, fill in one protocol, act one role-play. Their codes and links are taken where
 * that of a quiz is (docs/formats/room-start.md), and lead to where they are done.
 */

export const OTHER_STARTS = ['exam', 'exercise', 'scene'] as const
export type OtherStartKind = (typeof OTHER_STARTS)[number]

/** Something that is done together, and is no quiz. */
export interface OtherStart {
  readonly kind: OtherStartKind
  /** The code of an exam or of an exercise as it was typed; the id of a role-play. */
  readonly name: string
}

/** Whether a word names a kind of start. */
export function isOtherStart(kind: string): kind is OtherStartKind {
  return (OTHER_STARTS as readonly string[]).includes(kind)
}

/**
 * What else than a quiz a typed code or a scanned link starts; nothing where it may be a quiz, or is none of all. A link says of which
 * kind its code is; a typed code is told by what its signs leave, which a mistyped one of a quiz does about once in 250 times.
 */
export function otherStart(text: string): OtherStart | undefined {
  for (const [kind, link] of LINKS) {
    const name = link.exec(text.trim())?.[1]
    if (name !== undefined) return { kind, name }
  }
  const name = startFromSquare(text)
  if (readExamCode(name).ok) return { kind: 'exam', name }
  return readCode(name).ok ? { kind: 'exercise', name } : undefined
}

/** Where a start is done, on this phone and in a link. The code of an exam does not say which exam in words: that is looked up. */
export function otherStartPath({ kind, name }: OtherStart, exam = ''): string {
  switch (kind) {
    case 'exam':
      return `/tests/exam/${exam}?code=${encodeURIComponent(name)}`
    case 'exercise':
      return `/protocols/night/${encodeURIComponent(name)}`
    case 'scene':
      return `/scenarios/${name}/room`
    default:
      return neverHappens(kind)
  }
}

/** The links of `otherStartPath`, whatever the address before them. */
const LINKS: readonly (readonly [OtherStartKind, RegExp])[] = [
  ['exam', /\/tests\/exam\/[a-z0-9-]+\/?\?code=([A-Za-z0-9-]+)$/],
  ['exercise', /\/protocols\/night\/([A-Za-z0-9-]+)\/?$/],
  ['scene', /\/scenarios\/([a-z0-9-]+)\/room\/?$/],
]
