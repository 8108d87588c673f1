import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Attempt } from '../../src/core/attempt/attempt.ts'
import { makeUuid } from '../../src/core/ids.ts'
import type { Database } from '../../src/server/store/database.ts'
import { makeGroup } from '../../src/server/store/groups.ts'
import { openDatabase } from '../../src/server/store/open.ts'
import { makeTrainer } from '../../src/server/store/trainers.ts'
import { type Host, test as base } from './stage.ts'

const GROUP = 'Gori 3'

/** A training centre behind the server, with one group that can be joined. */
export class Centre {
  constructor(
    readonly db: Database,
    /** The code of its group. */
    readonly code: string,
  ) {}

  readonly group = GROUP

  /** Every attempt that it has, as it was sent. */
  async attempts(): Promise<Attempt[]> {
    const rows = await this.db.all('SELECT body FROM attempts ORDER BY id')
    return rows.map(({ body }) => JSON.parse(String(body)) as Attempt)
  }

  /** The statements that learning systems would read, as activity and verb. */
  async statements(): Promise<{ readonly verb: string; readonly activity: string }[]> {
    const rows = await this.db.all('SELECT verb, activity FROM statements ORDER BY id')
    return rows.map(({ verb, activity }) => ({ verb: String(verb), activity: String(activity) }))
  }
}

const id = (): ReturnType<typeof makeUuid> => makeUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** Founds a centre with a trainer and one group; the group's code. */
export async function founded(db: Database): Promise<string> {
  const trainer = id()
  return db.transaction(async (queries) => {
    await makeTrainer(queries, { id: trainer, name: 'Trainer' }, Date.now())
    const group = await makeGroup(
      queries,
      {
        id: id(),
        name: GROUP,
        district: 'Gori',
        trainer,
        stage: 2,
        capacity: 36,
        expiresAt: Date.now() + 90 * 24 * 60 * 60_000,
      },
      Date.now(),
    )
    if (!group.ok) throw new Error(group.problem)
    return group.value.code
  })
}

/** A test whose server keeps what comes in. */
export const test = base.extend<{ readonly centre: Centre }>({
  centre: async ({ host }: { host: Host }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ubani-centre-'))
    const db = await openDatabase({ DATA_DIR: folder })
    host.db = db
    await use(new Centre(db, await founded(db)))
    await host.stop() // nothing comes in any more
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  },
})
export { expect, word } from './stage.ts'
