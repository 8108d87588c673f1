import { tidy } from '../retention.ts'
import { type AtCentre, type CentreCall, nothingIn, rowOf } from './centre-call.ts'

/** Deletes what is older than docs/retention.md allows, as the server does each night. */
export async function tidyNow(
  call: CentreCall,
  { database, say, warn, now, publicUrl }: AtCentre,
): Promise<number> {
  nothingIn(call)
  const tidied = await tidy({ db: database, publicUrl, now, actor: 'command' })
  for (const [what, number] of Object.entries(tidied)) say(rowOf([what, number]))
  warn('Deleted for good; docs/retention.md says what is kept for how long.')
  return 0
}
