import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeUuid, type Uuid } from '../../src/core/ids.ts'
import { CentreAccess } from '../../src/server/centre-access.ts'
import { makeServer } from '../../src/server/http.ts'
import { reportMeans } from '../../src/server/report/centre-reports.ts'
import { reportRoutes } from '../../src/server/reports.ts'
import { makeGroup } from '../../src/server/store/groups.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { type RoomResult, roomResults } from '../../src/server/store/room-results.ts'
import { makeTrainer } from '../../src/server/store/trainers.ts'
import { instead } from './window.ts'

/* The real server over SQLite, and the line between it and the phone of these tests, in which anything can happen. */

/** What happens to a request. `deliver` brings it to the centre, which answers; as often as it is called. */
export type Weather = (request: Request, deliver: () => Promise<Response>) => Promise<Response>

export const FAIR: Weather = (_request, deliver) => deliver()

/** The line fails: nobody can say whether the request arrived. */
export const CUT = (): never => {
  throw new TypeError('Failed to fetch')
}

export interface CentreLine {
  /** The code of its group, and the secret of the trainer who leads it. */
  readonly code: string
  readonly secret: string
  weather: Weather
  /** Every request that was sent, arrived or not. */
  readonly requests: { readonly path: string; readonly attempts: readonly string[] }[]
  /** What the centre has of somebody: the sequence by id, and how many statements of each. */
  has(person: Uuid): Promise<Map<string, { readonly sequence: number; readonly statements: number }>>
  /** What came of rooms, by whichever way. */
  results(): Promise<readonly RoomResult[]>
  /** Does something to the centre's own tables. */
  run(sql: string, values?: readonly string[]): Promise<number>
  end(): Promise<void>
}

/** Opens a centre with a group, and lays the line to it. */
export async function openCentreLine(): Promise<CentreLine> {
  const folder = mkdtempSync(join(tmpdir(), 'ubani-line-'))
  const db = await openDatabase({ DATA_DIR: folder })
  let clock = Date.now()
  const now = () => (clock += 5_000) // nobody is hurried here
  const access = new CentreAccess({ centre: undefined, auditor: undefined }, db, now)
  const app = makeServer({
    files: new Map(),
    headers: {},
    publicUrl: 'https://ubani.example',
    version: '7',
    killWorker: false,
    db,
    reports: reportRoutes({ db, access, now, ...reportMeans(process.cwd()) }),
    now,
    log: () => undefined,
  })
  const [trainer, id] = [newId(), newId()]
  const { secret, ...group } = await db.transaction(async (queries) => {
    const made = await makeTrainer(queries, { id: trainer, name: 'Nino' }, clock)
    const own = await makeGroup(
      queries,
      { id, name: 'Gldani 1', district: '', stage: 2, trainer, capacity: 36, expiresAt: undefined },
      clock,
    )
    return { secret: made.secret, ...own }
  })
  if (!group.ok) throw new Error(group.problem)
  const requests: CentreLine['requests'] = []
  const line: CentreLine = {
    code: group.value.code,
    secret,
    weather: FAIR,
    requests,
    has: async (person) => {
      const rows = await db.all(
        `SELECT id, sequence, (SELECT count(*) FROM statements WHERE statements.id = attempts.id) AS made
         FROM attempts WHERE person = $1`,
        [person],
      )
      return new Map(
        rows.map(({ id: of, sequence, made }) => [
          String(of),
          { sequence: Number(sequence), statements: Number(made) },
        ]),
      )
    },
    results: () => roomResults(db, { from: 0, to: Number.MAX_SAFE_INTEGER }),
    run: (sql, values = []) => db.run(sql, values),
    end: async () => {
      fetching.stop()
      await db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  const fetching = instead('fetch', async (path: string, init: RequestInit) => {
    const request = new Request(`http://localhost${path}`, init)
    requests.push({ path, attempts: await idsIn(request) })
    return line.weather(request, async () => app.request(request.clone()))
  })
  return line
}

function newId(): Uuid {
  return makeUuid(Date.now(), randomBytes(10))
}

async function idsIn(request: Request): Promise<string[]> {
  const copy = request.clone()
  const body =
    copy.headers.get('content-encoding') === 'gzip'
      ? copy.body?.pipeThrough(new DecompressionStream('gzip'))
      : copy.body
  const text = await new Response(body ?? null).text()
  const { attempts = [] } = JSON.parse(text || '{}') as {
    attempts?: { readonly id: string }[]
  }
  return attempts.map(({ id }) => id)
}
