import { createPublicKey } from 'node:crypto'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { keyFingerprint } from '../../core/room/seal.ts'
import { CENTRE_COMMANDS, CENTRE_OPTIONS, centreCommand, openedDatabase } from './centre.ts'
import { joinRooms, openFile, type ReadRoom } from './open-rooms.ts'
import { makeRoomKey, openingWith, pointOf, readRoomKey, sha256 } from './room-key.ts'
import { openLaidDown } from './sealed-rooms.ts'
import { writeRoom } from './write-room.ts'

const HELP = `npm run admin -- COMMAND

room-key                make the centre's key pair: the secret half into a file for you alone, the public half on the screen.
                        Build the app with CENTRE_KEY set to the public half, and it seals records for you.
    --key FILE          where the secret half goes (data/centre-key.pem); a file that is there is never written over
open-room FILE…         open records of quizzes, sealed or not; put together what is of one room; write record and tables
    --from-server       open also what phones have brought to the server sealed, and count it there
    --key FILE          the secret half (data/centre-key.pem)
    --to FOLDER         where to write (data/rooms); a record that lies there is added to
    --packs FOLDER      where the questions lie (dist/packs, else out/packs)

trainer-new --name NAME make a trainer; their secret, and the link that brings it to their phone, are shown once
trainers                everybody who leads groups
trainer-revoke ID       take a trainer's secret and phones from them; their groups wait for group-transfer
trainer-phones          phones that trainers made known as theirs
trainer-phone-revoke KEY
                        take one of them from its trainer: it opens no report, and what it brings waits
rooms-waiting           what was brought of rooms by phones that are not their trainer's, and counts nowhere yet
room-take WAITING       count it; room-leave WAITING leaves it as it is
group-new               make a group; its code and the link of its QR are shown
    --name NAME         what its members see
    --trainer ID        who leads it
    --district NAME     where it is (nowhere)
    --stage 1|2         1 for the training of trainers, 2 for that of members (2)
    --capacity 1…36     how many places it has (36)
    --days 1…366        how long its code is taken (30)
groups                  every group, and how many of its places are taken
members GROUP           who is in a group, by its code or id: pseudonym, role, keys of phones
group-close GROUP       nobody joins it any more; who is in it stays
group-transfer GROUP --to ID
                        give a group to another trainer
revoke-device PERSON    take nothing more from a phone that was lost or stolen, and free its place; by pseudonym or key
audit                   print who did what, and check that nothing of it was changed
    --holds HASH        check also that it still has this hash, noted earlier
backup FILE             copy the database in DATA_DIR into a new file, while the server runs (PostgreSQL: pg_dump)
tidy                    delete what is older than docs/retention.md allows; a server does it each night
report NAME             print a report: status (trained, certified, ready), coverage, questions (hardest), errors (protocols)
    --by WHAT           rows of status: district, group, role, language, gender, age, quarter (district)
    --quarter 2026-Q4   only this quarter (all time up to now)
    --lang ka|hy|az|en  its words (en)
    --csv FILE          write it as a spreadsheet instead
exams                   mark exams again that came in, and list those whose answers do not give their marks, by pseudonym and
                        group; they count for nobody. A server does it each night
    --packs FOLDER      where the questions lie (dist/packs, else out/packs)
                        These work on the database of DATABASE_URL, else on that in DATA_DIR; PUBLIC_URL is in the link.

--help                  this page

It ends with 0 when all was done, with 1 when the call or the key was wrong and nothing was done, with 2 when something was left
out, which it then names.`

/** With what the command is called. */
export interface Surroundings {
  /** The folder of the project. */
  readonly root: string
  readonly environment: NodeJS.ProcessEnv
  /** Milliseconds since 1970; the clock's, when left out. */
  readonly now?: () => number
  /** What a person or another program takes from it. */
  readonly say: (line: string) => void
  /** What only a person reads. */
  readonly warn: (line: string) => void
}

/** The administrator's command; resolves with its exit code. */
export async function adminCommand(args: readonly string[], around: Surroundings): Promise<number> {
  let call: ReturnType<typeof callOf>
  try {
    call = callOf(args)
  } catch (fault) {
    return wrong(around, messageOf(fault))
  }
  const { command, files, options } = call
  if (options.help || command === undefined) {
    around.say(HELP)
    return options.help ? 0 : 1
  }
  const atCentre = CENTRE_COMMANDS.find((each) => each === command)
  if (atCentre) return centreCommand({ command: atCentre, given: files, options }, around)
  const data = resolve(around.root, around.environment['DATA_DIR'] ?? 'data')
  const key = resolve(around.root, options.key ?? join(data, 'centre-key.pem'))
  if (command === 'room-key')
    return files.length > 0 ? wrong(around, 'room-key takes no file') : makeKey(key, around)
  if (command !== 'open-room') return wrong(around, `There is no command “${command}”`)
  const fromServer = options['from-server'] === true
  if (files.length === 0 && !fromServer) return wrong(around, 'Which files? open-room FILE…')
  const to = resolve(around.root, options.to ?? join(data, 'rooms'))
  const packs = options.packs ? [options.packs] : ['dist/packs', 'out/packs']
  const places = { key, to, packs: packs.map((folder) => resolve(around.root, folder)) }
  return open(files, { ...places, fromServer: fromServer && data }, around)
}

async function makeKey(path: string, { say, warn }: Surroundings): Promise<number> {
  try {
    const open = makeRoomKey(path)
    say(open.export({ type: 'spki', format: 'pem' }).toString().trimEnd())
    warn(`The secret half is in ${path}. Whoever has it can open every record; without it nobody can.`)
    warn(`The key is called ${await named(pointOf(open))}.`)
    return 0
  } catch (fault) {
    warn(codeOf(fault) === 'EEXIST' ? `${path} is there already, and stays as it is.` : messageOf(fault))
    return 1
  }
}

/** Where things are when rooms are opened. */
interface OpeningPlaces {
  readonly key: string
  readonly to: string
  readonly packs: readonly string[]
  /** The folder of the server's own database; false when it is not asked. */
  readonly fromServer: string | false
}

async function open(
  files: readonly string[],
  { key, to, packs, fromServer }: OpeningPlaces,
  around: Surroundings,
): Promise<number> {
  const { root, environment, say, warn, now = Date.now } = around
  let means: ReturnType<typeof openingWith>
  try {
    const secret = readRoomKey(key)
    means = openingWith(secret)
    warn(`Opening with the key ${await named(pointOf(createPublicKey(secret)))}.`)
  } catch (fault) {
    warn(`${messageOf(fault)}.`)
    return 1
  }
  const read: ReadRoom[] = []
  for (const file of files.map((name) => resolve(root, name)))
    read.push({ file, read: await openFile(file, means) })
  if (fromServer !== false) {
    const database = await openedDatabase({ ...environment, DATA_DIR: fromServer }, around)
    if (!database) return 1
    read.push(...(await openLaidDown(database, means, { packs, now: now() }).finally(() => database.close())))
  }
  const { rooms, refused } = joinRooms(read)
  for (const { file, why } of refused) warn(`${file}: ${why}.`)
  const written = rooms.map((room) => writeRoom(room, { to, packs, locales: join(root, 'locales') }))
  for (const { files: made, trouble } of written) {
    for (const path of made) say(path)
    if (trouble) warn(`${trouble}.`)
  }
  return refused.length > 0 || written.some(({ trouble }) => trouble !== undefined) ? 2 : 0
}

function callOf(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      to: { type: 'string' },
      ...CENTRE_OPTIONS,
      packs: { type: 'string' },
      'from-server': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const [command, ...files] = positionals
  return { command, files, options: values }
}

function wrong({ warn }: Surroundings, why: string): number {
  warn(`${why}. --help tells how it is called.`)
  return 1
}

function named(point: Uint8Array): Promise<string> {
  return keyFingerprint(point, (bytes) => Promise.resolve(sha256(bytes)))
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}

function codeOf(fault: unknown): unknown {
  return typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined
}
