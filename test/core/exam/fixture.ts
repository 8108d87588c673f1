import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a version of a format once wrote, kept under test/fixtures so that it stays readable. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(join(process.cwd(), 'test/fixtures', `${name}.json`), 'utf8'))
}
