import { createPublicKey } from 'node:crypto'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { keyFingerprint } from '../../core/room/seal.ts'
import { openRooms } from './open-rooms.ts'
import { makeRoomKey, openingWith, pointOf, readRoomKey, sha256 } from './room-key.ts'
import { writeRoom } from './write-room.ts'

const HELP = `npm run admin -- COMMAND

room-key                make the centre's key pair: the secret half into a file for you alone, the public half on the screen.
                        Build the app with CENTRE_KEY set to the public half, and it seals records for you.
    --key FILE          where the secret half goes (data/centre-key.pem); a file that is there is never written over
open-room FILE…         open records of quizzes, sealed or not; put together what is of one room; write record and tables
    --key FILE          the secret half (data/centre-key.pem)
    --to FOLDER         where to write (data/rooms); a record that lies there is added to
    --packs FOLDER      where the questions lie (dist/packs, else out/packs)
--help                  this page

It ends with 0 when all was done, with 1 when the call or the key was wrong and nothing was done, with 2 when something was left
out, which it then names.`

/** With what the command is called. */
export interface Surroundings {
  /** The folder of the project. */
  readonly root: string
  readonly environment: NodeJS.ProcessEnv
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
  const data = resolve(around.root, around.environment['DATA_DIR'] ?? 'data')
  const key = resolve(around.root, options.key ?? join(data, 'centre-key.pem'))
  if (command === 'room-key')
    return files.length > 0 ? wrong(around, 'room-key takes no file') : makeKey(key, around)
  if (command !== 'open-room') return wrong(around, `There is no command “${command}”`)
  if (files.length === 0) return wrong(around, 'Which files? open-room FILE…')
  const to = resolve(around.root, options.to ?? join(data, 'rooms'))
  const packs = options.packs ? [options.packs] : ['dist/packs', 'out/packs']
  return open(files, { key, to, packs: packs.map((folder) => resolve(around.root, folder)) }, around)
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

async function open(
  files: readonly string[],
  { key, to, packs }: { readonly key: string; readonly to: string; readonly packs: readonly string[] },
  { root, say, warn }: Surroundings,
): Promise<number> {
  let means: ReturnType<typeof openingWith>
  try {
    const secret = readRoomKey(key)
    means = openingWith(secret)
    warn(`Opening with the key ${await named(pointOf(createPublicKey(secret)))}.`)
  } catch (fault) {
    warn(`${messageOf(fault)}.`)
    return 1
  }
  const { rooms, refused } = await openRooms(
    files.map((file) => resolve(root, file)),
    means,
  )
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
      packs: { type: 'string' },
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
