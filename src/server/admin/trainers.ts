import { listTrainers, makeTrainer, revokeTrainer } from '../store/trainers.ts'
import {
  type AtCentre,
  type CentreCall,
  CallProblem,
  dayOf,
  nothingIn,
  onlyOf,
  rowOf,
  textOf,
} from './centre-call.ts'
import { newUuid } from './new-uuid.ts'

/** Makes a trainer. */
export async function newTrainer(
  call: CentreCall,
  { database, say, warn, now, publicUrl }: AtCentre,
): Promise<number> {
  nothingIn(call)
  const trainer = { id: newUuid(now), name: textOf(call, 'name') }
  const { secret } = await database.transaction((queries) => makeTrainer(queries, trainer, now))
  say(rowOf(['trainer', trainer.id]))
  say(rowOf(['secret', secret]))
  // what stands behind # is told to no server: as a square the trainer's own phone reads it
  say(rowOf(['link', `${publicUrl.replace(/\/+$/, '')}/centre#${secret}`]))
  warn('The secret is shown this once; give it to the trainer alone. The centre keeps only its hash.')
  return 0
}

/** Prints everybody who leads groups. */
export async function printTrainers(call: CentreCall, { database, say }: AtCentre): Promise<number> {
  nothingIn(call)
  say(rowOf(['trainer', 'since', 'state', 'groups', 'name']))
  for (const { id, createdAt, revokedAt, groups, name } of await listTrainers(database))
    say(rowOf([id, dayOf(createdAt), revokedAt === undefined ? 'active' : 'revoked', groups, name]))
  return 0
}

/** Takes a trainer's secret from them. */
export async function revokeOne(call: CentreCall, { database, warn, now }: AtCentre): Promise<number> {
  const id = onlyOf(call, 'id of a trainer')
  if (!(await database.transaction((queries) => revokeTrainer(queries, id, now))))
    throw new CallProblem(`There is no trainer ${id} whose secret is taken`)
  warn(
    'The secret and their phones are worth nothing from now on. Give their groups to another trainer: group-transfer.',
  )
  return 0
}
