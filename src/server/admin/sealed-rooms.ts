import type { OpenMeans } from '../../core/room/seal.ts'
import type { Database } from '../store/database.ts'
import { noteOpened, sealedRecords } from '../store/room-records.ts'
import { bringRecord } from '../store/room-waiting.ts'
import { trainerOfCarrier } from '../store/trainer-phones.ts'
import { askedIn } from './bank.ts'
import { openText, type ReadRoom } from './open-rooms.ts'

/**
 * Opens what phones have brought to the server sealed, and keeps it there as if it had come open: without names, and once; that it was
 * sealed says nothing about who brought it. What cannot be opened stays laid down: another key may open it.
 * @param packs folders with packs, the first one first: from them it is known what is right
 */
export async function openLaidDown(
  database: Database,
  means: OpenMeans,
  { packs, now }: { readonly packs: readonly string[]; readonly now: number },
): Promise<readonly ReadRoom[]> {
  const all: ReadRoom[] = []
  for (const { digest, body, carrier } of await sealedRecords(database)) {
    const read = await openText(body, means)
    all.push({ file: `server:${digest.slice(0, 12)}`, read })
    if (!read.ok) continue
    const items = askedIn(packs, read.value.head)?.items.map(({ item }) => item)
    await database.transaction(async (queries) => {
      const lead = await trainerOfCarrier(queries, carrier.by)
      const kept = await bringRecord(queries, read.value, { carrier, items, lead })
      if (kept.ok) await noteOpened(queries, digest, now)
    })
  }
  return all
}
