import * as z from 'zod/mini'
import { GROUPINGS } from './standing.ts'
import { FEW, WITHHELD } from './withhold.ts'

/*
 * A report as it leaves the centre (docs/formats/report.md): a table with its words, so that the screen, the spreadsheet and the printer
 * show the same.
 */

export const REPORT_VERSION = 1
/** Carries the version, in the answer: a login page of a café does not have it. */
export const REPORT_HEADER = 'ubani-report'

export const REPORTS = [
  'status', // trained, certified, ready
  'coverage', // districts: their groups, and who has come
  'questions', // the hardest questions
  'errors', // the errors in protocols that are found least often
  'satisfaction', // what members thought of trainings
] as const
export type ReportName = (typeof REPORTS)[number]

/** The rows of the first report: people grouped, or one quarter after the other. */
export const ROWS = [...GROUPINGS, 'quarter'] as const
export type RowsBy = (typeof ROWS)[number]

const cellSchema = z.union([z.number(), z.enum([FEW, WITHHELD])])
const textOf = (most: number) => z.string().check(z.maxLength(most))

const rowSchema = z.object({
  /** What the row is about, in words. */
  name: textOf(1_000),
  cells: z.array(cellSchema),
})

/** A line that is not added to the others: cells that do not apply are empty. */
const apartSchema = z.object({
  name: textOf(1_000),
  cells: z.array(z.union([cellSchema, z.literal('')])),
})

export const reportSchema = z.object({
  version: z.literal(REPORT_VERSION),
  report: z.enum(REPORTS),
  by: z.optional(z.enum(ROWS)),
  /** As `2026-Q4`; absent for all time up to now. */
  quarter: z.optional(textOf(7)),
  /** When it was made, ms since 1970 by the centre's clock. */
  at: z.int(),
  title: textOf(200),
  /** The heads of the columns, the first over the names. */
  heads: z.array(textOf(200)),
  rows: z.array(rowSchema),
  /** Everything together; absent where rows cannot be added up. */
  total: z.optional(rowSchema),
  /** What was told and is in no other line; absent where there is none. */
  apart: z.optional(apartSchema),
  /** The place of the column that is drawn as a bar, in percent. */
  bar: z.optional(z.int()),
  /** What has to be known to read it, in sentences. */
  notes: z.array(textOf(1_000)),
})
export type Report = z.infer<typeof reportSchema>

/** All lines under the heads, in their order. */
export function linesOf({ rows, total, apart }: Report): readonly NonNullable<Report['apart']>[] {
  return [...rows, ...(total ? [total] : []), ...(apart ? [apart] : [])]
}
