import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

/* The server as a process of its own, made of the sources as they are now; it serves no app, only what comes in. */

/** Beside the packages, so that the built server finds them. */
const SHELF = resolve('out')

/** Where a server was built, and its removal. */
export interface BuiltServer {
  readonly folder: string
  remove(): void
}

export interface RunningServer {
  readonly url: string
  readonly process: ChildProcess
  /** What it said so far. */
  readonly lines: readonly string[]
  /** Resolves with its exit code, or with the signal that ended it. */
  readonly ended: Promise<number | string | null>
}

export async function buildServer(): Promise<BuiltServer> {
  mkdirSync(SHELF, { recursive: true })
  const folder = mkdtempSync(join(SHELF, 'server-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: resolve('src/server/main.ts'), outDir: join(folder, 'code'), target: 'node20' },
  })
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', 'build.json'), JSON.stringify({ headers: {}, build: 'test' }))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts it; resolves when it listens. */
export function startServer(
  { folder }: BuiltServer,
  environment: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const main = ['main.js', 'main.mjs'].map((name) => join(folder, 'code', name)).find(existsSync)
  if (!main) throw new Error(`No server was built in ${folder}`)
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const ended = new Promise<number | string | null>((done) =>
    child.once('close', (code, signal) => done(code ?? signal)),
  )
  return new Promise((done, failed) => {
    const hear = (chunk: Buffer): void => {
      lines.push(...chunk.toString().split('\n').filter(Boolean))
      const address = lines.map((line) => / is served on (\S+)$/.exec(line)?.[1]).find(Boolean)
      if (address) done({ url: address, process: child, lines, ended })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then((how) => failed(new Error(`The server ended with ${how}: ${lines.join('\n')}`)))
  })
}
