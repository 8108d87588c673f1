import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

/** A file of the built app, held in memory: there are few, and they are small. */
export interface BuiltFile {
  readonly type: string
  readonly plain: Buffer
  /** The brotli twin, if there is one. */
  readonly packed: Buffer | undefined
  readonly etag: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Reads the built app; keys are paths with a leading slash. */
export function readBuiltFiles(dist: string): ReadonlyMap<string, BuiltFile> {
  const files = new Map<string, BuiltFile>()
  for (const path of pathsBelow(dist)) {
    if (path.endsWith('.br')) continue
    const plain = readFileSync(path)
    files.set(`/${relative(dist, path).split(sep).join('/')}`, {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      plain,
      packed: readIfThere(`${path}.br`),
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`,
    })
  }
  return files
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined // pictures and fonts are packed already
  }
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? pathsBelow(path) : [path]
  })
}
