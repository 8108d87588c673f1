import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How many builds' hashed files stay on the server, so that an old page still finds its parts. */
export const KEPT_BUILDS = 3

/** The builds before this one: the names of their hashed files, and the files. */
export interface EarlierBuilds {
  readonly builds: readonly (readonly string[])[]
  readonly files: ReadonlyMap<string, Buffer>
}

/** Reads the hashed files of earlier builds before dist/ is emptied. */
export function keepEarlierBuilds(dist: string): EarlierBuilds {
  const path = join(dist, 'build.json')
  if (!existsSync(path)) return { builds: [], files: new Map() }
  const { builds = [] } = JSON.parse(readFileSync(path, 'utf8')) as { builds?: string[][] }
  const kept = builds.slice(0, KEPT_BUILDS - 1)
  const files = new Map(
    kept
      .flat()
      .filter((name) => existsSync(join(dist, 'assets', name)))
      .map((name) => [name, readFileSync(join(dist, 'assets', name))]),
  )
  return { builds: kept, files }
}

/** Puts them beside the new ones. */
export function restoreEarlierBuilds(
  dist: string,
  { files }: EarlierBuilds,
  present: readonly string[],
): void {
  for (const [name, content] of files)
    if (!present.includes(name)) writeFileSync(join(dist, 'assets', name), content)
}
