import { join, resolve } from 'node:path'
import type { Hono } from 'hono'
import { CentreAccess, centreSecrets } from '../centre-access.ts'
import { reportRoutes } from '../reports.ts'
import type { Database } from '../store/database.ts'
import type { ReportMeans } from './make-report.ts'
import { reportBooks } from './report-books.ts'
import { reportWords } from './report-words.ts'

/** What reports are made with, in the folder of the project. */
export function reportMeans(root: string): Omit<ReportMeans, 'now'> {
  return {
    words: reportWords(join(root, 'locales')),
    books: reportBooks(['dist/packs', 'out/packs'].map((folder) => join(root, folder))),
  }
}

/** With what a server gives reports. */
export interface CentreSettings {
  readonly db: Database
  /** The folder of the project. */
  readonly root: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly proxies: number
  /** Takes what a person has to read once. */
  readonly say: (line: string) => void
}

/** The reports of a server that was set up by its environment. */
export function centreReports({ db, root, environment, proxies, say }: CentreSettings): Hono {
  const folder = resolve(root, environment['DATA_DIR'] || 'data')
  const access = new CentreAccess(centreSecrets(environment, folder, say), db, Date.now)
  return reportRoutes({ db, access, proxies, ...reportMeans(root) })
}
