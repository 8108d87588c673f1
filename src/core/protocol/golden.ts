import * as z from 'zod/mini'
import { slugSchema } from '../ids.ts'
import { checkCodeSchema } from './checks/check.ts'

const boxSchema = z.nullable(z.union([z.string(), z.number(), z.array(z.string())]))
const valuesSchema = z.record(slugSchema, z.union([boxSchema, z.record(z.string(), boxSchema)]))

const expectSchema = z.strictObject({
  /** Every code that fails, with exactly the boxes it marks. */
  failed: z._default(z.record(checkCodeSchema, z.array(z.string())), {}),
  /** Every code that cannot be judged. */
  missing: z._default(z.array(checkCodeSchema), []),
  /** Every code that keeps silent for an earlier one. */
  suppressed: z._default(z.array(checkCodeSchema), []),
})

/** A filled form and exactly what the checks must say about it; a lawyer can read it and write another. */
export const goldenCaseSchema = z.strictObject({
  id: slugSchema,
  /** Where the numbers come from. */
  source: z.optional(z.string()),
  /** Another case whose values this one starts from: "example-a", or "ge-summary/example-a" for another form. */
  from: z.optional(z.string()),
  subjects: z.optional(z.array(z.string())),
  /** Values put over those of `from`; in a repeated field, row by row. */
  values: z._default(valuesSchema, {}),
  /** Cases of other forms that lie beside this one, as "form/case". */
  beside: z._default(z.array(z.string()), []),
  /** For an amendment: the case it amends, the rows, the statements given again, and the protocol after it. */
  original: z.optional(z.string()),
  changes: z._default(z.array(z.strictObject({ box: z.string(), was: boxSchema, becomes: boxSchema })), []),
  statements: z._default(valuesSchema, {}),
  expect: expectSchema,
  expectMerged: z.optional(expectSchema),
})
export type GoldenCase = z.infer<typeof goldenCaseSchema>

/** A file of cases: protocols/<form>/cases/*.yml. */
export const goldenFileSchema = z.strictObject({ cases: z.array(goldenCaseSchema).check(z.minLength(1)) })
