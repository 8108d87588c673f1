import { resolve } from 'node:path'
import { neverHappens } from '../../core/result.ts'
import type { Database } from '../store/database.ts'
import { openDatabase } from '../store/open.ts'
import { printAudit, revoke } from './audit.ts'
import { backUp } from './backup.ts'
import { printExams } from './exams.ts'
import type { Surroundings } from './command.ts'
import { closeOne, handOver, newGroup, printGroups, printMembers } from './groups.ts'
import { printReport } from './report.ts'
import { decideRoom, printTrainerPhones, printWaiting, revokeTrainerPhone } from './trainer-phones.ts'
import { newTrainer, printTrainers, revokeOne } from './trainers.ts'
import { tidyNow } from './tidy.ts'
import { type AtCentre, type CentreCall, CallProblem } from './centre-call.ts'

/*
 * Commands that work on the centre's database. Each opens it, does one thing in one transaction, and closes it; the server may run meanwhile.
 */

/** Their names. */
export const CENTRE_COMMANDS = [
  'trainer-new',
  'trainers',
  'trainer-revoke',
  'trainer-phones',
  'trainer-phone-revoke',
  'rooms-waiting',
  'room-take',
  'room-leave',
  'group-new',
  'groups',
  'members',
  'group-close',
  'group-transfer',
  'revoke-device',
  'audit',
  'backup',
  'tidy',
  'report',
  'exams',
] as const
type CentreCommand = (typeof CENTRE_COMMANDS)[number]

/** Their options, beside `--to`. */
export const CENTRE_OPTIONS = {
  name: { type: 'string' },
  district: { type: 'string' },
  trainer: { type: 'string' },
  stage: { type: 'string' },
  capacity: { type: 'string' },
  days: { type: 'string' },
  holds: { type: 'string' },
  by: { type: 'string' },
  quarter: { type: 'string' },
  csv: { type: 'string' },
  lang: { type: 'string' },
} as const

/** Does one of the commands; resolves with its exit code. */
export async function centreCommand(
  { command, ...call }: CentreCall & { readonly command: CentreCommand },
  around: Surroundings,
): Promise<number> {
  const { root, environment, say, warn, now = Date.now } = around
  const folder = resolve(root, environment['DATA_DIR'] || 'data')
  const database = await openedDatabase({ ...environment, DATA_DIR: folder }, around)
  if (!database) return 1
  const publicUrl = environment['PUBLIC_URL'] ?? `http://localhost:${environment['PORT'] ?? 8080}`
  try {
    return await done(command, call, { database, say, warn, now: now(), publicUrl, root })
  } catch (fault) {
    if (!(fault instanceof CallProblem)) throw fault
    warn(`${fault.message}. --help tells how it is called.`)
    return 1
  } finally {
    await database.close()
  }
}

/** The database of the environment; nothing, and a word to whoever called, when it cannot be opened. */
export async function openedDatabase(
  environment: NodeJS.ProcessEnv,
  { warn, now = Date.now }: Surroundings,
): Promise<Database | undefined> {
  try {
    return await openDatabase(environment, now)
  } catch (fault) {
    warn(`The database cannot be opened: ${fault instanceof Error ? fault.message : String(fault)}.`)
    return undefined
  }
}

function done(
  command: CentreCommand,
  call: CentreCall,
  at: AtCentre & { readonly root: string },
): Promise<number> {
  switch (command) {
    case 'trainer-new':
      return newTrainer(call, at)
    case 'trainers':
      return printTrainers(call, at)
    case 'trainer-revoke':
      return revokeOne(call, at)
    case 'trainer-phones':
      return printTrainerPhones(call, at)
    case 'trainer-phone-revoke':
      return revokeTrainerPhone(call, at)
    case 'rooms-waiting':
      return printWaiting(call, at)
    case 'room-take':
      return decideRoom(call, true, at)
    case 'room-leave':
      return decideRoom(call, false, at)
    case 'group-new':
      return newGroup(call, at)
    case 'groups':
      return printGroups(call, at)
    case 'members':
      return printMembers(call, at)
    case 'group-close':
      return closeOne(call, at)
    case 'group-transfer':
      return handOver(call, at)
    case 'revoke-device':
      return revoke(call, at)
    case 'audit':
      return printAudit(call, at)
    case 'backup':
      return backUp(call, at)
    case 'tidy':
      return tidyNow(call, at)
    case 'report':
      return printReport(call, at)
    case 'exams':
      return printExams(call, at)
    default:
      return neverHappens(command)
  }
}
