import { unlessRefused } from '../storage/failure.ts'
import { withDatabase } from '../storage/open.ts'
import { dropOldPapers, withPapers } from '../storage/papers.ts'

/** Drops papers that nobody needs any more; what stays for once harms nobody. */
export async function tidyPapers(): Promise<void> {
  await unlessRefused(
    withDatabase((db) => withPapers(db, () => dropOldPapers(db))),
    undefined,
  )
}
