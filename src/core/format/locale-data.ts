import * as z from 'zod/mini'

/** The tables of one language; made by src/build/locale-data.ts. */
export const localeDataSchema = z.object({
  /** A long date as pieces: "d" day, "m" month name, "y" year, anything else is printed as it stands. */
  date: z.array(z.string()),
  /** Month names in the form a date uses. */
  months: z.array(z.string()).check(z.length(12)),
  /** Sunday first. */
  weekdays: z.array(z.string()).check(z.length(7)),
  decimal: z.string(),
  group: z.string(),
  /** Texts between the members of a list: between two only, between members, before the last. */
  list: z.array(z.string()).check(z.length(3)),
  /** The alphabet in its order, lower case. */
  alphabet: z.string(),
})
export type LocaleData = z.infer<typeof localeDataSchema>
