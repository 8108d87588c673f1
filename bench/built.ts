import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A module as the build compiled it: the bench is compiled by itself. */
export async function built<Module>(path: string): Promise<Module> {
  return (await import(pathToFileURL(join(process.cwd(), `out/ts/${path}.js`)).href)) as Module
}
