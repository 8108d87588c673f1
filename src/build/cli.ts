import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildApp } from './app.ts'
import { buildConstants } from './constants.ts'
import { serveSources } from './dev.ts'
import { exchangeCommand } from './exchange/command.ts'
import { allLocaleData } from './locale-data.ts'
import { makePacks } from './packs.ts'
import { contentReport } from './report.ts'
import { writeSceneMaps } from './write-scene-maps.ts'
import { signingKey } from './sign.ts'
import { stampTranslation } from './stamp.ts'
import { checkWords } from './words.ts'

const HELP = `content                 check the content, print the translation table, make the packs
content stamp FILE…     note that a translation now agrees with its source ("all": every translation)
content export …        take the question bank out: --format qti3|gift|csv [--topic T] [--lang ka] --to FOLDER
content import FILE…    bring questions edited elsewhere back: imsmanifest.xml, items, .gift, .csv
build                   build what goes out, into dist/
ensure                  build only if dist/ is missing or older than its sources
dev                     serve the sources, with reload on change
generate                make the generated tables (locale data)`

const root = process.cwd()
const dataFolder = resolve(root, process.env['DATA_DIR'] ?? 'data')
const wing = { root: join(root, 'content') }

/** Makes the tables that the browser lacks. */
function generate(): void {
  mkdirSync(join(root, 'generated'), { recursive: true })
  for (const [language, data] of Object.entries(allLocaleData()))
    writeFileSync(join(root, 'generated', `formats-${language}.json`), JSON.stringify(data))
}

/** Checks and compiles the content; prints what was found. Whether all was well. */
function content(quiet: boolean): boolean {
  const report = makePacks(wing, join(root, 'out/packs'), signingKey(process.env, dataFolder), new Date())
  checkWords(join(root, 'locales'), report.problems)
  const wrong = report.problems.list.length > 0
  if (!quiet || wrong) console.log(contentReport(report))
  if (!quiet) console.log(writeSceneMaps(report, join(root, 'out/scene-maps')))
  return !wrong
}

function translations(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return translations(path)
    return /^(hy|az|en)\.(md|yml)$/.test(name) ? [path] : []
  })
}

/** When the newest file below some folders was written, in ms. */
function newest(paths: readonly string[]): number {
  return Math.max(
    ...paths.map((path) => {
      const found = statSync(path)
      return found.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : found.mtimeMs
    }),
    0,
  )
}

function isBuilt(): boolean {
  try {
    const built = statSync(join(root, 'dist/build.json')).mtimeMs
    return (
      built >
      newest(['src', 'locales', 'content', 'public', 'package-lock.json'].map((name) => join(root, name)))
    )
  } catch {
    return false // nothing was built yet
  }
}

async function main(command: string | undefined, rest: readonly string[]): Promise<number> {
  if (command === 'generate') {
    generate()
    return 0
  }
  if (command === 'content' && rest[0] === 'stamp') {
    const files =
      rest[1] === 'all' ? translations(wing.root) : rest.slice(1).map((path) => resolve(root, path))
    for (const file of files) console.log(stampTranslation(file, 'ka'))
    return files.length > 0 ? 0 : 1
  }
  if (command === 'content' && (rest[0] === 'export' || rest[0] === 'import')) {
    const { lines, ok } = exchangeCommand(wing, root, rest)
    console.log(lines.join('\n'))
    return ok ? 0 : 1
  }
  if (command === 'content') return content(false) ? 0 : 1
  if (command === 'build' || command === 'ensure') {
    if (command === 'ensure' && isBuilt()) return 0
    generate()
    if (!content(true)) return 1
    await buildApp(root, signingKey(process.env, dataFolder).open)
    return 0
  }
  if (command === 'dev') {
    generate()
    if (!content(true)) return 1
    await serveSources(root, { ...buildConstants(root, signingKey(process.env, dataFolder).open) })
    return 0
  }
  console.log(HELP)
  return 1
}

process.exitCode = await main(process.argv[2], process.argv.slice(3))
