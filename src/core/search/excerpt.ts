import type { Language } from '../language.ts'
import { foldWord } from './fold.ts'
import { isHit } from './search.ts'

/** A piece of a sentence; `hit` pieces are what was looked for. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

const WORD_OR_NOT = /(\d+(?:[:.,]\d+)*|[\p{L}\p{M}’'`ʼ@՛՜՞]+)/u

/** The sentence of `text` that holds most of what was looked for, cut to about `length` characters, with the hits marked. */
export function excerpt(
  text: string,
  stems: readonly string[],
  readers: Language,
  length = 160,
): readonly Piece[] {
  const sentences = text.replace(/([.!?։])\s+/g, '$1\n').split('\n')
  let best: Piece[] = []
  let most = -1
  for (const sentence of sentences) {
    const pieces = marked(sentence, stems, readers)
    const hits = pieces.filter((piece) => piece.hit).length
    if (hits > most) {
      best = pieces
      most = hits
    }
  }
  return shortened(best, length)
}

/** The whole text with the hits marked. */
export function marked(text: string, stems: readonly string[], readers: Language): Piece[] {
  const pieces: Piece[] = []
  for (const part of text.split(WORD_OR_NOT)) {
    if (part === '') continue
    const hit = WORD_OR_NOT.test(part) && isHit(foldWord(part, readers), stems)
    const last = pieces.at(-1)
    if (last && !last.hit && !hit) pieces[pieces.length - 1] = { text: last.text + part, hit }
    else pieces.push({ text: part, hit })
  }
  return pieces
}

function shortened(pieces: readonly Piece[], length: number): readonly Piece[] {
  const whole = pieces.reduce((sum, piece) => sum + piece.text.length, 0)
  if (whole <= length) return pieces
  const firstHit = pieces.findIndex((piece) => piece.hit)
  const before = pieces[firstHit - 1]
  const lead =
    before && before.text.length > length / 3
      ? `…${before.text.slice(-Math.floor(length / 3))}`
      : before?.text
  const kept: Piece[] = lead ? [{ text: lead, hit: false }] : []
  let room = length - (lead?.length ?? 0)
  for (const piece of pieces.slice(Math.max(0, firstHit))) {
    if (room <= 0) break
    kept.push(piece.text.length > room ? { text: `${piece.text.slice(0, room)}…`, hit: piece.hit } : piece)
    room -= piece.text.length
  }
  return kept
}
