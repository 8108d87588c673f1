import * as z from 'zod/mini'
import { CERTAINTIES } from '../../guide/law.ts'
import { slugSchema } from '../../ids.ts'
import type { BoxPath } from '../box.ts'
import { REMEDIES } from '../remedies.ts'
import type { Numerals } from '../read-words.ts'
import type { Amendment } from '../change.ts'
import type { Paper } from '../paper.ts'
import type { Term } from '../sum.ts'

/**
 * The code printed beside a finding: E the protocol cannot be right, W it may be right but must be explained,
 * H a thought for practice only, never shown in an exam. Once published a code keeps its meaning.
 */
export const checkCodeSchema = z.string().check(z.regex(/^[EWH]\d{2,3}$/))

export const remedySchema = z.enum(REMEDIES)
export type { Remedy } from '../remedies.ts'

/** What every check states besides its own kind. */
export const checkHead = {
  code: checkCodeSchema,
  /** The rule's own name in the source, for example "C7". */
  known: z.optional(z.string().check(z.maxLength(16))),
  /** Earlier codes; when one of them has failed it has said the more basic thing and this check keeps silent. */
  unless: z._default(z.array(checkCodeSchema), []),
  /** The fields that turn red, when they are not simply those of the sum; empty means none. */
  marks: z.optional(z.array(slugSchema)),
  remedy: remedySchema,
  /** Sources of the rule, by their ids in the form; empty when the rule is arithmetic of ours. */
  law: z._default(z.array(slugSchema), []),
  certainty: z.enum(CERTAINTIES),
}

/** Who set a threshold: the law, or a trainer (a house rule, shown as such). */
export const thresholdSchema = z.enum(['law', 'trainer'])

/** What a check found, before the form's own marks and silences are applied. */
export interface Finding {
  readonly status: 'passed' | 'failed' | 'missing'
  /** The boxes the kind itself points to when it fails. */
  readonly marks: readonly BoxPath[]
  /** The boxes that must be filled before the check can be judged. */
  readonly awaits: readonly BoxPath[]
  readonly left: number | null
  readonly right: number | null
  readonly terms: { readonly left: readonly Term[]; readonly right: readonly Term[] }
}

/** What lies on the desk while a protocol is judged. */
export interface Desk {
  readonly paper: Paper
  /** Another filled form beside it, by the form's id. */
  readonly other: (form: string) => Paper | undefined
  readonly numerals: Numerals | undefined
  readonly amendment: Amendment | undefined
}

const NO_TERMS = { left: [], right: [] } as const

/** A finding without arithmetic: failed when boxes are named, passed when none is. */
export function pointing(marks: readonly BoxPath[]): Finding {
  return {
    status: marks.length > 0 ? 'failed' : 'passed',
    marks,
    awaits: [],
    left: null,
    right: null,
    terms: NO_TERMS,
  }
}

/** A finding that cannot be made yet. */
export function awaiting(awaits: readonly BoxPath[]): Finding {
  return { status: 'missing', marks: [], awaits, left: null, right: null, terms: NO_TERMS }
}
