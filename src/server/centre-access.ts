import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Queries } from './store/database.ts'
import { trainerWith } from './store/trainers.ts'
import { remember, WrongSecrets } from './wrong-secrets.ts'

/*
 * Who may see reports: the centre everything, an auditor everything and never more than see it, a trainer their own groups. Each shows a
 * secret of 256 bits; a person does not think it up. A right one always opens, whoever guesses beside its owner: what is counted, by
 * address and by secret, are wrong ones, and whoever had too many waits without the database being asked.
 */

/** Who asks. */
export type Asker =
  | { readonly kind: 'centre' }
  | { readonly kind: 'auditor' }
  | { readonly kind: 'trainer'; readonly trainer: string }

/** Hashes of the secrets that stand in no database. */
export interface CentreSecrets {
  readonly centre: string | undefined
  readonly auditor: string | undefined
}

/** A secret that somebody set shorter than this opens nothing. */
const SHORTEST = 16
const FILE = 'centre-token.sha256'

/**
 * The secrets of the environment. Without `ADMIN_TOKEN` one is made, once: it is said, and only its hash is kept in the folder. Whoever
 * has lost it deletes that file and starts the server again.
 */
export function centreSecrets(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
  say: (line: string) => void,
): CentreSecrets {
  const set = (name: string): string | undefined => {
    const secret = environment[name]
    if (!secret) return undefined
    if (secret.length >= SHORTEST) return hashOf(secret)
    say(`${name} is shorter than ${SHORTEST} signs and opens nothing: make one with openssl rand -base64 32`)
    return undefined
  }
  const auditor = set('AUDITOR_TOKEN')
  return { centre: environment['ADMIN_TOKEN'] ? set('ADMIN_TOKEN') : ownSecret(folder, say), auditor }
}

/** The secret of this folder; processes that start together make one. */
function ownSecret(folder: string, say: (line: string) => void): string {
  const path = join(folder, FILE)
  const secret = randomBytes(32).toString('base64url')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, `${hashOf(secret)}\n`, { mode: 0o600, flag: 'wx' })
  } catch (fault) {
    if ((fault as { readonly code?: unknown }).code !== 'EEXIST') throw fault
    return readFileSync(path, 'utf8').trim()
  }
  say(`The centre's secret, shown this once: ${secret}`)
  return hashOf(secret)
}

/** What a look at a secret came to; `wait` in seconds. */
export type Admission = { readonly asker: Asker } | { readonly asker: undefined; readonly wait: number }

/** The door to reports. */
export class CentreAccess {
  private readonly wrong: WrongSecrets
  /** Secrets that opened before: a neighbour's guesses do not shut them out. */
  private readonly known = new Map<string, true>()

  constructor(
    private readonly secrets: CentreSecrets,
    private readonly queries: Queries,
    now: () => number,
  ) {
    this.wrong = new WrongSecrets(now)
  }

  /** Who shows this header. */
  async admit(header: string | undefined, address: string): Promise<Admission> {
    const secret = /^Bearer ([\x21-\x7e]{16,200})$/i.exec(header ?? '')?.[1]
    if (secret === undefined) return { asker: undefined, wait: 0 }
    const hash = hashOf(secret)
    const { centre, auditor } = this.secrets
    // both are compared, so that the time says nothing
    const [isCentre, isAuditor] = [isSame(hash, centre), isSame(hash, auditor)]
    if (isCentre) return { asker: { kind: 'centre' } }
    if (isAuditor) return { asker: { kind: 'auditor' } }
    const keys = [`@${address}`, hash]
    const wait = this.known.has(hash) ? 0 : this.wrong.waitFor(keys)
    if (wait > 0) return { asker: undefined, wait }
    const trainer = await trainerWith(this.queries, secret)
    if (trainer !== undefined) {
      remember(this.known, hash, true)
      return { asker: { kind: 'trainer', trainer } }
    }
    this.known.delete(hash) // taken from its trainer meanwhile
    this.wrong.note(keys)
    return { asker: undefined, wait: 0 }
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function isSame(hash: string, expected: string | undefined): boolean {
  const [one, other] = [
    Buffer.from(hash),
    Buffer.from((expected ?? '').padEnd(hash.length).slice(0, hash.length)),
  ]
  return timingSafeEqual(one, other)
}
