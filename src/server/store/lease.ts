import { AsyncLocalStorage } from 'node:async_hooks'
import type { Queries } from './database.ts'

/*
 * Two mistakes that one database would forgive and the other would not: asking the database itself inside a transaction (on SQLite it
 * would wait for ever, on PostgreSQL it would be outside), and asking on when the transaction is over. Both throw on both.
 */

const inside = new AsyncLocalStorage<object>()

/** Does the work of a transaction with queries that end with it. */
export async function withLease<Outcome>(
  database: object,
  queries: Queries,
  work: (queries: Queries) => Promise<Outcome>,
): Promise<Outcome> {
  let over = false
  const during = (): Queries => {
    if (over) throw new Error('The transaction is over: something in it was not waited for')
    return queries
  }
  try {
    return await inside.run(database, () =>
      work({
        all: async (sql, values) => during().all(sql, values),
        run: async (sql, values) => during().run(sql, values),
        insert: async (insertion) => during().insert(insertion),
      }),
    )
  } finally {
    over = true
  }
}

/** Throws inside a transaction of this database. */
export function mustBeOutside(database: object): void {
  if (inside.getStore() === database)
    throw new Error('Inside a transaction only its own queries may be asked')
}
