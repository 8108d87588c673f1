import * as z from 'zod/mini'
import { lawReferenceSchema } from '../guide/law.ts'
import { slugSchema } from '../ids.ts'
import { allOrNoneSchema } from './checks/all-or-none.ts'
import { atMostSchema } from './checks/at-most.ts'
import { checkCodeSchema, remedySchema } from './checks/check.ts'
import { deltaSchema } from './checks/delta.ts'
import { equalSchema } from './checks/equal.ts'
import { exactlyOneSchema } from './checks/exactly-one.ts'
import { gapSchema } from './checks/gap.ts'
import { impliedValueSchema } from './checks/implied-value.ts'
import { presentSchema } from './checks/present.ts'
import { quorumSchema } from './checks/quorum.ts'
import { requiredSchema } from './checks/required.ts'
import { sameAsSchema } from './checks/same-as.ts'
import { shareSchema } from './checks/share.ts'
import { tickAgreesSchema } from './checks/tick-agrees.ts'
import { timeAfterSchema } from './checks/time-after.ts'
import { wordsSchema } from './checks/words.ts'
import { zeroTotalSchema } from './checks/zero-total.ts'
import { expressionSchema } from './expression.ts'
import { FAULT_KINDS, FAULT_LAYERS } from './fault-kinds.ts'
import { formProblems } from './form-problems.ts'
import { TEXT_FACTS } from './facts.ts'
import { recordSchema } from './record.ts'
import { numeralsSchema } from './read-words.ts'
import { stepSchema } from './step.ts'

/** How far a form is confirmed; `official` is refused while one of its sources has not been checked. */
export const FORM_STATUSES = ['illustrative', 'reviewed', 'official'] as const

/** When a section is filled: before the first box is opened, or after the count. */
export const FORM_PHASES = ['beforeOpening', 'afterCount'] as const

/**
 * What an empty box means. `forbidden`: nothing was written, and nothing can be concluded. `zero`: the form itself
 * says that empty is a nought. `notApplicable`: the row does not concern this precinct and stands outside all sums.
 */
export const BLANK_RULES = ['forbidden', 'zero', 'notApplicable'] as const

/** A source of the form: a reference to the law, and where it was read. Unchecked ones are shown as such. */
export const formSourceSchema = z.strictObject({
  ...lawReferenceSchema.shape,
  url: z.optional(z.string()),
  note: z.optional(z.string()),
})

const fieldHead = {
  id: slugSchema,
  /** The letter or number printed beside the box; absent when the paper prints none. */
  paperCode: z.optional(z.string().check(z.maxLength(8))),
  /** False for what lies beside the paper: the size of the commission, an attached note. */
  printed: z._default(z.boolean(), true),
  blank: z.enum(BLANK_RULES),
  repeat: z.optional(z.literal('subjects')),
  /** True for a statement about differences: an amendment does not carry it over, it is given again. */
  anew: z._default(z.boolean(), false),
  law: z._default(z.array(slugSchema), []),
}

const clockSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

export const fieldSchema = z.discriminatedUnion('kind', [
  /** People or papers, counted. `derive`: what should stand here, from the facts of an invented precinct. */
  z.strictObject({ ...fieldHead, kind: z.literal('count'), derive: z.optional(expressionSchema) }),
  /** Small boxes to tick; paper can show none, one or several. */
  z.strictObject({
    ...fieldHead,
    kind: z.literal('ticks'),
    options: z.array(slugSchema).check(z.minLength(1)),
    /** The options that should be ticked: always, or only in a precinct where the sum `when` is not nought. */
    derive: z.optional(z.strictObject({ ticked: z.array(slugSchema), when: z.optional(expressionSchema) })),
  }),
  /** Without `derive` an exercise fills it with the voice's sample, if there is one. */
  z.strictObject({ ...fieldHead, kind: z.literal('text'), derive: z.optional(z.enum(TEXT_FACTS)) }),
  /** A local date, or date and time. */
  z.strictObject({ ...fieldHead, kind: z.literal('date-time'), derive: z.optional(z.enum(TEXT_FACTS)) }),
  /** The count in the field `of`, written in words. */
  z.strictObject({ ...fieldHead, kind: z.literal('words'), of: slugSchema }),
])
export type Field = z.infer<typeof fieldSchema>

/** Every kind of check there is. A form that needs another one needs a developer: a new file in checks/, with tests. */
export const checkSchema = z.discriminatedUnion('kind', [
  requiredSchema,
  equalSchema,
  atMostSchema,
  zeroTotalSchema,
  shareSchema,
  gapSchema,
  exactlyOneSchema,
  allOrNoneSchema,
  tickAgreesSchema,
  impliedValueSchema,
  sameAsSchema,
  wordsSchema,
  quorumSchema,
  presentSchema,
  timeAfterSchema,
  deltaSchema,
])
export type Check = z.infer<typeof checkSchema>
export type CheckKind = Check['kind']

export const faultSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(FAULT_KINDS),
  layer: z.enum(FAULT_LAYERS),
  /** For `recordMiscopied`: the record that says it wrong, on the line that bears the field's name. */
  record: z.optional(slugSchema),
  /** The fields it can befall. */
  fields: z.array(slugSchema).check(z.minLength(1)),
  /** The codes it can raise; empty when no sum can see it, which is a lesson of its own. */
  raises: z.array(checkCodeSchema),
  remedy: remedySchema,
})
export type { FaultKind } from './fault-kinds.ts'
export type Fault = z.infer<typeof faultSchema>

/** The structure file of a protocol form (form.yml): everything but its words. */
export const formSchema = z
  .strictObject({
    id: slugSchema,
    /** Raised when boxes or checks change: results name it. Year and edition, "2017.1". */
    version: z.string().check(z.regex(/^\d{4}\.\d{1,3}$/)),
    /** ISO 3166-1 alpha-2, small; "zz" for an invented country. */
    country: z.string().check(z.regex(/^[a-z]{2}$/)),
    status: z.enum(FORM_STATUSES),
    sources: z.record(slugSchema, formSourceSchema),
    /** How many rows a repeated field may have. */
    subjects: z.optional(
      z.strictObject({ min: z.int().check(z.positive()), max: z.int().check(z.maximum(200)) }),
    ),
    /** The forms this one can amend; `delta`: only what changes is written. Its checks call the one at hand `original`. */
    amends: z.optional(z.array(slugSchema).check(z.minLength(1))),
    mode: z.optional(z.literal('delta')),
    numerals: z.optional(numeralsSchema),
    /** A small number of its own, for exercise codes; never given to another form. */
    number: z.int().check(z.minimum(1), z.maximum(63)),
    /** The marks its ballots can bear (content/marks); without them an exercise has figures but no drawn ballots. */
    marks: z.optional(slugSchema),
    /** What an invented night of this country is like. */
    night: z._default(
      z.strictObject({
        opens: z._default(clockSchema, '08:00'),
        closes: z._default(clockSchema, '20:00'),
        /** Ballots come in books of so many. */
        book: z._default(z.int().check(z.positive(), z.maximum(1000)), 50),
        /** How many sit in a commission. */
        members: z._default(z.int().check(z.minimum(3), z.maximum(60)), 17),
        /** Ballots carried along beyond the requests to vote outside. */
        mobileSpare: z._default(z.int().check(z.nonnegative(), z.maximum(99)), 0),
        /** A surplus in the mobile box voids every vote in it, by decision of the commission. */
        mobileSurplusVoids: z._default(z.boolean(), false),
      }),
      { opens: '08:00', closes: '20:00', book: 50, members: 17, mobileSpare: 0, mobileSurplusVoids: false },
    ),
    /** The papers an exercise lays on the table: wall sheet, log-book, labels on the packages. */
    records: z._default(z.array(recordSchema), []),
    /** The steps of the count in their right order, for the form whose night is played whole. */
    count: z._default(z.array(stepSchema), []),
    /** In the order of the paper. */
    sections: z
      .array(
        z.strictObject({
          id: slugSchema,
          paperRef: z.optional(z.string().check(z.maxLength(16))),
          phase: z.enum(FORM_PHASES),
          /** True: an exercise hands it over filled in; nobody practises copying the name of a district. */
          given: z._default(z.boolean(), false),
          fields: z.array(slugSchema).check(z.minLength(1)),
        }),
      )
      .check(z.minLength(1)),
    fields: z.array(fieldSchema).check(z.minLength(1)),
    /** In the order in which they are judged: a check may keep silent only for an earlier one. */
    checks: z.array(checkSchema).check(z.minLength(1)),
    faults: z._default(z.array(faultSchema), []),
  })
  .check((context) => {
    for (const { message, path } of formProblems(context.value))
      context.issues.push({ code: 'custom', message, path: [...path], input: context.value })
  })
export type Form = z.infer<typeof formSchema>
