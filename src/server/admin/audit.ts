import { verifyAudit } from '../store/audit.ts'
import { revokeDevice } from '../store/people.ts'
import { type AtCentre, type CentreCall, CallProblem, nothingIn, onlyOf, rowOf } from './centre-call.ts'

/** Takes a phone from its owner. */
export async function revoke(call: CentreCall, { database, warn, now }: AtCentre): Promise<number> {
  const whose = onlyOf(call, 'pseudonym or key (members GROUP prints them)')
  if (!(await database.transaction((queries) => revokeDevice(queries, whose, now))))
    throw new CallProblem(`There is no phone of ${whose} that anything is taken from`)
  warn('Nothing more is taken from this phone; what it has sent stays.')
  return 0
}

/** Prints who did what, and checks every hash. */
export async function printAudit(call: CentreCall, { database, say, warn }: AtCentre): Promise<number> {
  nothingIn(call)
  const { holds } = call.options
  let held = holds === undefined
  const { entries, head, broken } = await verifyAudit(database, ({ place, at, actor, act, body, hash }) => {
    say(rowOf([place, new Date(at).toISOString(), actor, act, body, hash]))
    if (hash === holds) held = true
  })
  if (broken !== undefined) {
    warn(`Entry ${broken} is not what was written, or what stood before it is gone.`)
    return 2
  }
  warn(`${entries} entries, each as it was written. Note the last hash elsewhere: ${head}`)
  if (held) return 0
  warn(`The hash ${String(holds)} is not among them: the log was cut off, or this is another one.`)
  return 2
}
