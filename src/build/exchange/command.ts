import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { languageSchema } from '../../core/language-schema.ts'
import type { Wing } from '../read.ts'
import { exportBank, FORMATS } from './export-bank.ts'
import { importFiles } from './import-files.ts'
import type { Outcome } from './outcome.ts'

const HELP = [
  'content export --format qti3|gift|csv [--topic T]… [--lang ka]… --to FOLDER',
  'content import FILE…   imsmanifest.xml, single items, .gift or .csv',
]

const wishSchema = z.object({
  format: z.enum(FORMATS),
  topic: z._default(z.array(z.string()), []),
  lang: z._default(z.array(languageSchema), []),
  to: z.string().check(z.minLength(1)),
})

/** The two commands of the exchange, as typed after `content`. */
export function exchangeCommand(wing: Wing, root: string, args: readonly string[]): Outcome {
  const [command, ...rest] = args
  if (command === 'import')
    return rest.length > 0
      ? importFiles(
          wing,
          rest.map((path) => resolve(root, path)),
        )
      : { lines: HELP, ok: false }
  const wish = wishSchema.safeParse(optionsIn(rest))
  if (!wish.success) return { lines: HELP, ok: false }
  const { format, topic, lang, to } = wish.data
  return exportBank(wing, { format, topics: topic, languages: lang, to: resolve(root, to) })
}

function optionsIn(args: readonly string[]): unknown {
  try {
    return parseArgs({
      args: [...args],
      options: {
        format: { type: 'string' },
        topic: { type: 'string', multiple: true },
        lang: { type: 'string', multiple: true },
        to: { type: 'string' },
      },
    }).values
  } catch {
    return undefined // an option that does not exist: the help is shown
  }
}
