import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/*
 * What a phone may be asked to fetch. Sizes are as they travel (brotli), in bytes, and are read from the built files.
 */

const KB = 1_000
const KIB = 1_024

/** Something that may not be more than so much. */
export interface Budget {
  readonly what: string
  readonly limit: number
  readonly unit: 'bytes' | 'files'
  /** What it is made of, by file. */
  readonly parts: ReadonlyMap<string, number>
}

/** How much a budget is used. */
export function used({ unit, parts }: Budget): number {
  return unit === 'files' ? parts.size : [...parts.values()].reduce((total, size) => total + size, 0)
}

/**
 * Whether a budget is kept. Two builds of one tree differ by some dozens of bytes (measured: up to 106 in 250,000), since each has a key of its own,
 * and with it other names of files: what comes as near as that to its limit is over it in the next build.
 */
export function isKept(budget: Budget): boolean {
  return used(budget) <= budget.limit
}

/** Every budget, filled from a build. */
export function budgetsOf(dist: string): Budget[] {
  const build = readBuild(dist)
  return [
    ...build.languages.map((language) =>
      bytes(`home in ${language}`, 14 * KIB, [build.home(language)], build),
    ),
    bytes('the script that makes home live', 36 * KB, [build.entry, build.main], build),
    ...build.languages.map((language) =>
      bytes(
        `all that must come before the guide in ${language}`,
        90 * KB,
        [build.home(language), build.entry, ...build.parts, 'packs/manifest.json'],
        build,
      ),
    ),
    ...build.languages.map((language) =>
      bytes(`the guide in ${language} for offline`, 250 * KB, guideOffline(build, [language]), build),
    ),
    bytes('the guide in four languages for offline', 800 * KB, guideOffline(build, build.languages), build),
    bytes('the protocol rooms as they open', 45 * KB, build.practice.filter(isRoom), build),
    bytes('the back room of practice', 45 * KB, build.practice.filter(isBackRoom), build),
    ...build.languages.map((language) =>
      bytes(
        `the words of the protocol rooms in ${language}`,
        20 * KB,
        build.practice.filter((path) => path.includes(`/protocol-${language}-`)),
        build,
      ),
    ),
    ...build.languages.map((language) =>
      bytes(`the forms in ${language}`, 60 * KB, build.packs(language).filter(isForms), build),
    ),
    bytes('Ed25519 for browsers that lack it', 4 * KB, build.practice.filter(isSignatures), build),
    bytes('squares drawn and read', 8 * KB, build.practice.filter(isSquares), build),
    bytes('scores on their way home', 12 * KB, build.practice.filter(isPost), build),
    // the browser fetches it with the worker, where it has Background Sync, and keeps it there
    bytes('what the worker sends with while no window is open', 12 * KB, [build.sender], build),
    bytes(
      'the role-plays as they open, drawings and all',
      20 * KB,
      build.practice.filter(isScenarios),
      build,
    ),
    bytes('what comes later in a role-play or beside it', 16 * KB, build.practice.filter(isActRoom), build),
    ...build.languages.map((language) =>
      bytes(
        `the words of the role-plays in ${language}`,
        10 * KB,
        build.practice.filter((path) => path.includes(`/scenario-${language}-`)),
        build,
      ),
    ),
    ...build.languages.map((language) =>
      bytes(`the scenes in ${language}`, 200 * KB, build.packs(language).filter(isScenes), build),
    ),
    bytes('what the rooms for practice share', 6 * KB, build.practice.filter(isShared), build),
    // 35 were aimed at; what is over is the library's own model of memory, kept whole rather than written out again (docs/decisions/015)
    bytes('questions and mock exams', 36 * KB, build.practice.filter(isTests), build),
    bytes('progress and profiles', 9.5 * KB, build.practice.filter(isMine), build),
    ...build.languages.map((language) =>
      bytes(
        `the words of questions, exams, progress and profiles in ${language}`,
        10 * KB,
        build.practice.filter((path) => new RegExp(`/(tests|mine)-${language}-`).test(path)),
        build,
      ),
    ),
    bytes('where results are', 5 * KB, build.practice.filter(isGroup), build),
    ...build.languages.map((language) =>
      bytes(
        `the words of where results are in ${language}`,
        3 * KB,
        build.practice.filter((path) => path.includes(`/group-${language}-`)),
        build,
      ),
    ),
    bytes('what a person asks of what the centre has', 4 * KB, build.practice.filter(isWishes), build),
    bytes('what is kept, a locked copy, another phone', 7 * KB, build.practice.filter(isPrivacy), build),
    ...build.languages.map((language) =>
      bytes(
        `the words of what is kept in ${language}`,
        4 * KB,
        build.practice.filter((path) => path.includes(`/privacy-${language}-`)),
        build,
      ),
    ),
    // half a kilobyte more than was aimed at: a trainer makes their phone known there and looks at what waits, and tables keep their names in sight
    bytes('the reports of the training centre', 5.5 * KB, build.practice.filter(isCentre), build),
    ...build.languages.map((language) =>
      bytes(
        `the words of the training centre in ${language}`,
        1.5 * KB,
        build.practice.filter((path) => path.includes(`/centre-${language}-`)),
        build,
      ),
    ),
    bytes('taking part in a quiz in the room', 17 * KB, build.practice.filter(isSeat), build),
    // 30 were aimed at for all of the room; whoever leads fetches more: reports, paper, plans and hand-over are in it (docs/decisions/019)
    bytes('leading one, with all that stands behind the desk', 36 * KB, build.practice.filter(isDesk), build),
    bytes('the camera that reads squares and cards', 24 * KB, build.practice.filter(isSight), build),
    ...build.languages.map((language) =>
      bytes(
        `the words of the room in ${language}`,
        14 * KB,
        build.practice.filter((path) => new RegExp(`/(seat|desk|sight)-${language}-`).test(path)),
        build,
      ),
    ),
    ...build.languages.map((language) =>
      bytes(`the session plans in ${language}`, 14 * KB, build.packs(language).filter(isPlans), build),
    ),
    ...build.languages.map((language) =>
      bytes(`the questions in ${language}`, 180 * KB, build.packs(language).filter(isQuestions), build),
    ),
    ...build.languages.map(
      (language): Budget => ({
        what: `files of the guide in ${language} for offline`,
        limit: 12,
        unit: 'files',
        parts: sizes(
          [
            ...build.precached.filter((path) => !build.practice.includes(path)),
            ...build.packs(language).filter(isOfGuide),
          ],
          build,
        ),
      }),
    ),
    ...(['georgian', 'armenian'] as const).map((script) =>
      bytes(`the letters of a phone without ${script}`, 28 * KB, build.fonts(script), build),
    ),
  ]
}

/** The languages a build speaks. */
export function languagesOf(dist: string): string[] {
  return readdirSync(join(dist, 'by-language')).sort()
}

/** Page, worker, what the worker keeps, and the packs; without what practice brings, counted apart. */
function guideOffline(build: Build, languages: readonly string[]): string[] {
  const packs = languages.flatMap((language) => build.packs(language)).filter(isOfGuide)
  const homes = languages.slice(0, 1).map((language) => build.home(language))
  const kept = build.precached.filter((path) => !build.practice.includes(path))
  return [...homes, 'sw.js', ...kept, 'packs/manifest.json', ...packs]
}

function isRoom(path: string): boolean {
  return /\/protocols-/.test(path)
}

function isBackRoom(path: string): boolean {
  return /\/back-?room-/.test(path)
}

function isForms(path: string): boolean {
  return /\/protocols\./.test(path)
}

function isSignatures(path: string): boolean {
  return /\/signatures-/.test(path)
}

function isSquares(path: string): boolean {
  return /\/squares-/.test(path)
}

function isPost(path: string): boolean {
  return /\/post-/.test(path)
}

function isScenarios(path: string): boolean {
  return /\/scenarios-/.test(path)
}

function isActRoom(path: string): boolean {
  return /\/act-?room-/.test(path)
}

function isScenes(path: string): boolean {
  return /\/scenarios\./.test(path)
}

function isShared(path: string): boolean {
  return /\/workshop-/.test(path)
}

/** The scripts and styles of the questions and of the exam, but not their words. */
function isTests(path: string): boolean {
  return /\/(tests|exam-?room)-[\w-]{8}\.(js|css)$/.test(path)
}

/** The same of what is one's own. */
function isMine(path: string): boolean {
  return /\/mine-[\w-]{8}\.(js|css)$/.test(path)
}

/** And of where results are. */
function isGroup(path: string): boolean {
  return /\/group-[\w-]{8}\.(js|css)$/.test(path)
}

/** What sends the wishes of people, and what of a copy only the desk can read. */
function isWishes(path: string): boolean {
  return /\/(wishes|rooms-?back)-[\w-]{8}\.js$/.test(path)
}

/** What a person may ask of what is theirs, without its words. */
function isPrivacy(path: string): boolean {
  return /\/privacy-[\w-]{8}\.(js|css)$/.test(path)
}

/** The training centre, without its words. */
function isCentre(path: string): boolean {
  return /\/centre-[\w-]{8}\.(js|css)$/.test(path)
}

/** The room for whoever takes part, without its words and its camera. */
function isSeat(path: string): boolean {
  return /\/seat-[\w-]{8}\.(js|css)$/.test(path)
}

/** The same for whoever leads. */
function isDesk(path: string): boolean {
  return /\/(desk|deskback|plans|starts)-[\w-]{8}\.(js|css)$/.test(path)
}

function isSight(path: string): boolean {
  return /\/sight-[\w-]{8}\.(js|css)$/.test(path)
}

function isPlans(path: string): boolean {
  return /\/sessions\./.test(path)
}

function isQuestions(path: string): boolean {
  return /\/questions\./.test(path)
}

function isOfGuide(path: string): boolean {
  return !isForms(path) && !isScenes(path) && !isQuestions(path) && !isPlans(path)
}

/** What there is in a build, as paths below dist/. */
interface Build {
  readonly dist: string
  readonly languages: readonly string[]
  /** The first script. */
  readonly entry: string
  /** What it makes home live with. */
  readonly main: string
  /** That, and the database and the checks: what home names in its head. */
  readonly parts: readonly string[]
  readonly precached: readonly string[]
  /** What the worker sends with. */
  readonly sender: string
  /** The rooms for practice: scripts, style, words. */
  readonly practice: readonly string[]
  home(language: string): string
  packs(language: string): readonly string[]
  fonts(script: string): readonly string[]
}

function readBuild(dist: string): Build {
  const home = (language: string): string => `by-language/${language}/index.html`
  const page = readFileSync(join(dist, home('ka')), 'utf8')
  const [entry] = matches(page, /<script type="module" src="\/([^"]+)"/g)
  const parts = matches(page, /<link rel="modulepreload" href="\/([^"]+)"/g)
  const [main] = parts
  if (!entry || !main) throw new Error(`${home('ka')} does not name its scripts`)
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8')
  const precached = matches(worker, /"?url"?:\s*"([^"]+)"/g)
  const [sender] = matches(worker, /["'`]\/(assets\/sender-[\w-]+\.js)["'`]/g)
  if (!sender) throw new Error('sw.js does not name what it sends with')
  if (!precached.includes(entry)) throw new Error(`sw.js does not list ${entry}`)
  return {
    dist,
    languages: languagesOf(dist),
    entry,
    main,
    parts,
    precached,
    sender,
    practice: precached.filter((path) =>
      /^assets\/((protocol|scenario|tests|mine|group|privacy|centre|seat|desk|sight)-[a-z]{2}|protocols|back-?room|signatures|squares|post|wishes|scenarios|act-?room|tests|exam-?room|mine|group|privacy|centre|sight|seat|desk|deskback|rooms-?back|plans|starts|workshop)-/.test(
        path,
      ),
    ),
    home,
    packs: (language) => filesIn(dist, `packs/${language}`),
    fonts: (script) => filesIn(dist, 'fonts').filter((path) => path.includes(script)),
  }
}

function matches(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, found = '']) => found)
}

function filesIn(dist: string, folder: string): string[] {
  return readdirSync(join(dist, folder))
    .filter((name) => !name.endsWith('.br'))
    .map((name) => `${folder}/${name}`)
}

function bytes(what: string, limit: number, paths: readonly string[], build: Build): Budget {
  return { what, limit, unit: 'bytes', parts: sizes(paths, build) }
}

function sizes(paths: readonly string[], { dist }: Build): ReadonlyMap<string, number> {
  return new Map(
    paths.map((path) => {
      const packed = join(dist, `${path}.br`)
      return [path, statSync(existsSync(packed) ? packed : join(dist, path)).size]
    }),
  )
}
