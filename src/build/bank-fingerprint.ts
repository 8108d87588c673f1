import { createHash } from 'node:crypto'
import { canonicalJson } from '../core/pack/canonical.ts'
import type { Sources } from './sources.ts'

/**
 * The fingerprint of the question bank: the first 8 hex signs of the SHA-256 of what is asked and of how exams draw from it.
 * It is the same in every language and changes only when a paper drawn from a code would: a law reference, a place of the
 * guide, a review or the order of the topics leaves it as it is, so that codes already given out go on working.
 */
export function bankFingerprint({ questions, exams }: Pick<Sources, 'questions' | 'exams'>): string {
  const asked = questions.map(({ facts: { id, items } }) => ({
    id,
    items: items
      .map(
        ({
          law: _law,
          guide: _guide,
          review: _review,
          reviewedBy: _reviewedBy,
          reviewedOn: _reviewedOn,
          ...item
        }) => item,
      )
      .toSorted(byId),
  }))
  const drawn = exams.map(({ facts: { id, number, roles, kinds, topics } }) => ({
    id,
    number,
    roles,
    kinds,
    topics,
  }))
  const text = canonicalJson({ topics: asked.toSorted(byId), exams: drawn.toSorted(byId) })
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
