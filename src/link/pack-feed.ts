import { LIMITS, type PackEntry } from '../core/pack/manifest.ts'
import type { PackProblem } from '../core/pack/problem.ts'
import { reached, refused, type Result } from '../core/result.ts'

/** Called as bytes arrive, with how many more. */
export type OnBytes = (more: number) => void

/** No word from the server for this long (ms) ends a download; what has arrived whole is kept. */
const SILENCE = 30_000

/** Fetches the signed manifest. */
export async function fetchManifest(signal: AbortSignal): Promise<Result<string, PackProblem>> {
  return fetchText(signal, '/packs/manifest.json', { limit: LIMITS.manifest })
}

/** Fetches one pack's text. */
export async function fetchPack(
  signal: AbortSignal,
  entry: PackEntry,
  onBytes: OnBytes,
): Promise<Result<string, PackProblem>> {
  return fetchText(signal, `/packs/${entry.path}`, { limit: entry.bytes, onBytes })
}

interface Fetching {
  /** Largest text accepted, in bytes. */
  readonly limit: number
  readonly onBytes?: OnBytes
}

/** A hotel's or café's login page answers 200 with HTML, or redirects: neither is ever taken for content. */
async function fetchText(
  signal: AbortSignal,
  path: string,
  fetching: Fetching,
): Promise<Result<string, PackProblem>> {
  const watch = new AbortController()
  const end = (): void => watch.abort()
  signal.addEventListener('abort', end, { once: true })
  let timer = setTimeout(end, SILENCE)
  try {
    const answer = await fetch(path, {
      signal: watch.signal,
      cache: 'no-cache', // a login page may have asked to be kept for a year in the place of what was wanted
      credentials: 'omit',
      redirect: 'manual',
      headers: { accept: 'application/json' },
    })
    if (answer.type === 'opaqueredirect') return refused('portal')
    if (answer.status === 404 || answer.status === 410) return refused('not-found')
    if (!answer.ok) return refused('no-answer')
    if (!(answer.headers.get('content-type') ?? '').startsWith('application/json')) return refused('portal')
    const decoder = new TextDecoder()
    let text = ''
    let arrived = 0
    for await (const piece of piecesOf(answer)) {
      clearTimeout(timer)
      timer = setTimeout(end, SILENCE)
      arrived += piece.length
      if (arrived > fetching.limit) {
        end()
        return refused('too-large')
      }
      fetching.onBytes?.(piece.length)
      text += decoder.decode(piece, { stream: true })
    }
    return reached(text + decoder.decode())
  } catch {
    if (signal.aborted) return refused('cancelled')
    return refused(navigator.onLine ? 'no-answer' : 'offline') // every network failure looks alike from here
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}

async function* piecesOf(answer: Response): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader()
  if (!reader) return
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
