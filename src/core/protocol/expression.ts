import * as z from 'zod/mini'
import { slugSchema } from '../ids.ts'

/**
 * A sum over boxes, as data: a field, all rows of a repeated field, a number, or parts added and parts taken away.
 * There is no text to parse and no division; a share of so many per cent is judged by multiplying across.
 */
export type Expression =
  | string
  | { readonly each: string }
  | { readonly const: number }
  | { readonly plus: readonly Expression[]; readonly minus?: readonly Expression[] | undefined }

export const expressionSchema: z.ZodMiniType<Expression> = z.lazy(() =>
  z.union([
    slugSchema,
    z.strictObject({ each: slugSchema }),
    z.strictObject({ const: z.int().check(z.nonnegative()) }),
    z.strictObject({
      plus: z.array(expressionSchema).check(z.minLength(1)),
      minus: z.optional(z.array(expressionSchema).check(z.minLength(1))),
    }),
  ]),
)

/** One name in an expression: the field or fact, and whether all its rows are meant. */
export interface Named {
  readonly name: string
  readonly each: boolean
}

/** Every name an expression speaks of, from left to right. */
export function namesIn(expression: Expression): Named[] {
  if (typeof expression === 'string') return [{ name: expression, each: false }]
  if ('each' in expression) return [{ name: expression.each, each: true }]
  if ('const' in expression) return []
  return [...expression.plus, ...(expression.minus ?? [])].flatMap(namesIn)
}

/** How two sums can stand to each other. */
export const RELATIONS = ['equal', 'unequal', 'less', 'more'] as const
export type Relation = (typeof RELATIONS)[number]

/** A condition: the left sum stands in this relation to the right one. */
export const conditionSchema = z.strictObject({
  left: expressionSchema,
  relation: z.enum(RELATIONS),
  right: expressionSchema,
})
export type Condition = z.infer<typeof conditionSchema>
