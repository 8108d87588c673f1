import { createHash } from 'node:crypto'
import type { BuiltFile } from '../../src/server/files.ts'

export type Files = ReadonlyMap<string, BuiltFile>

/** The files with some of them put in anew. */
export function withFiles(files: Files, changes: Iterable<readonly [string, string]>): Files {
  const changed = new Map(files)
  for (const [path, text] of changes) {
    const plain = Buffer.from(text)
    changed.set(path, {
      type: files.get(path)?.type ?? typeOf(path),
      plain,
      packed: undefined,
      etag: `"${hash('sha256', plain)}"`,
    })
  }
  return changed
}

function typeOf(path: string): string {
  return path.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'application/json; charset=utf-8'
}

/** What the build noted of itself. */
interface BuildNote {
  readonly build: string
  /** The hashed files of this build and of those before it that are kept. */
  readonly builds: readonly (readonly string[])[]
}

export function buildNote(files: Files): BuildNote {
  return JSON.parse(files.get('/build.json')?.plain.toString() ?? '') as BuildNote
}

/**
 * The next build, as a deploy brings it: every hashed file has another name and the worker another stamp. Made from the
 * present one by renaming, since building takes long.
 * @param mark a letter that comes after the build's stamp in the order of builds
 */
export function nextBuild(files: Files, mark: string, keepOld: 'keep' | 'drop'): Files {
  const { build, builds } = buildNote(files)
  const stamp = JSON.parse(build) as string
  const present = builds[0] ?? []
  const rename = (text: string): string =>
    present.reduce((renamed, name) => renamed.replaceAll(name, newName(name, mark)), text)
  const next = new Map<string, string>()
  let worker = (files.get('/sw.js')?.plain.toString() ?? '').replaceAll(stamp, stamp + mark)
  for (const [path, file] of files) {
    if (!/\.html$|^\/pages\.json$/.test(path) && !present.includes(path.slice('/assets/'.length))) continue
    const text = rename(file.plain.toString())
    next.set(rename(path), text)
    for (const [kind, encoding] of [
      ['sha256', 'base64'],
      ['md5', 'hex'],
    ] as const)
      worker = worker.replaceAll(hash(kind, file.plain, encoding), hash(kind, text, encoding))
  }
  next.set('/sw.js', rename(worker))
  next.set(
    '/build.json',
    JSON.stringify({
      build: JSON.stringify(stamp + mark),
      builds: [present.map((name) => newName(name, mark)), ...builds],
    }),
  )
  const left = new Map(files)
  if (keepOld === 'drop') for (const path of files.keys()) if (path.startsWith('/assets/')) left.delete(path)
  return withFiles(left, next)
}

function newName(name: string, mark: string): string {
  return name.replace(/\.js$/, `${mark}.js`)
}

function hash(
  kind: 'sha256' | 'md5',
  content: string | Buffer,
  encoding: 'base64' | 'hex' = 'base64',
): string {
  return createHash(kind).update(content).digest(encoding)
}
