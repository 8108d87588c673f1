import * as z from 'zod/mini'

/*
 * Prose as data. A pack never carries markup: it carries these few shapes, and one renderer turns them into
 * elements, so nothing in a pack can become a script, a style or a link to another site.
 */

/** A run of text: plain, strong, or a link to a place inside the app. */
export const inlineSchema = z.union([
  z.string(),
  z.strictObject({ b: z.string() }),
  z.strictObject({
    /** `term:id`, `card:id` or `guide:chapter#section`; anything else is refused when the pack is opened. */
    to: z.string().check(z.regex(/^(term|card|guide):[a-z0-9-]+(#[a-z0-9-]+)?$/), z.maxLength(140)),
    t: z.string(),
    b: z.optional(z.literal(true)),
  }),
])
export type Inline = z.infer<typeof inlineSchema>

export const lineSchema = z.array(inlineSchema)
export type Line = z.infer<typeof lineSchema>

/** The four kinds of note an author may write. */
export const NOTE_KINDS = ['why', 'never', 'example', 'unverified'] as const

export const blockSchema = z.discriminatedUnion('k', [
  z.strictObject({ k: z.literal('p'), line: lineSchema }),
  z.strictObject({ k: z.literal('list'), items: z.array(lineSchema) }),
  z.strictObject({ k: z.literal('note'), note: z.enum(NOTE_KINDS), lines: z.array(lineSchema) }),
  z.strictObject({ k: z.literal('step'), id: z.string() }),
])
export type Block = z.infer<typeof blockSchema>

/** The plain words of a line, as a reader or the search sees them. */
export function plainText(line: Line): string {
  return line.map((run) => (typeof run === 'string' ? run : 't' in run ? run.t : run.b)).join('')
}

/** The lines of some blocks in reading order; a step's lines stand with the step, not here. */
export function linesOf(blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block) => {
    switch (block.k) {
      case 'p':
        return [block.line]
      case 'list':
        return block.items
      case 'note':
        return block.lines
      case 'step':
        return []
    }
  })
}

/** The plain words of several lines, one after the other. */
export function plainTextOf(lines: readonly Line[]): string {
  return lines.map(plainText).join(' ')
}
