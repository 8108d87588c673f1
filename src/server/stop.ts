import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from './store/database.ts'

/** Who is still being answered is waited for so long (ms); whoever only waits for news of a live room is let go then. */
const PATIENCE = 4_000
const LOOK_AGAIN = 25

/** Stops a server: nobody new is let in, who is being answered is, and what was acknowledged is on the disk. */
export async function stopServer(server: Server, database: Database): Promise<void> {
  const watch = { isOpen: true }
  server.close(() => {
    watch.isOpen = false
  })
  for (const end = Date.now() + PATIENCE; watch.isOpen && Date.now() < end; await pause(LOOK_AGAIN))
    server.closeIdleConnections()
  server.closeAllConnections()
  await database.close()
}
