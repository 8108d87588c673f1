import { reached, refused, type Result } from '../core/result.ts'
import { LIVE_HEADER, LIVE_LIMITS, LIVE_VERSION } from '../core/room/live-limits.ts'
import {
  type HostMessage,
  type MessageProblem,
  type PhoneMessage,
  readHostMessage,
  readPhoneMessage,
} from '../core/room/message.ts'
import type { Hearing, HostTransport, OpenProblem, Transport, TransportProblem } from './transport.ts'

/*
 * A room carried by the server from which the app came (docs/formats/room-hub.md). News is waited for by long polling: one request that
 * the server holds until there is some. It needs nothing that a proxy, a portal or a hotspot has ever broken.
 */

/** Which room, and how patiently. */
export interface HubRoom {
  /** The start code, without dashes. */
  readonly code: string
  /** 0…1, for waiting a little less or more than others. */
  readonly chance: () => number
  /** The server, where it is not that of the page. */
  readonly base?: string
  /** After so many losses in a row nothing more is heard. */
  readonly tries?: number
  /** Waits so many ms, less when it is ended. */
  readonly rest?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The longest wait between two tries, in ms. */
const LONGEST_REST = 30_000
/** An answer is waited for so many ms longer than the server says it takes. */
const SILENCE = 10_000
/** Whoever has no news sooner than this (ms) did not wait for any: something stands between that answers by itself. */
const HASTY = 1000

/** A participant's end. */
export function phoneHub(room: HubRoom): Transport<PhoneMessage, HostMessage> {
  return hub(room, undefined, readHostMessage)
}

/** The trainer's end. @param key by which the server knows the trainer again; 64 hex digits that nobody else knows */
export function hostHub(room: HubRoom, key: string): HostTransport<HostMessage, PhoneMessage> {
  const { code, base = '' } = room
  return {
    ...hub(room, key, readPhoneMessage),
    open: async () => {
      const answer = await ask(`${base}/api/rooms`, { method: 'POST', body: JSON.stringify({ code, key }) })
      return answer.ok ? reached(undefined) : answer
    },
    close: async () => {
      await ask(`${base}/api/rooms/${code}`, { method: 'DELETE', key })
    },
  }
}

function hub<Out, In>(
  room: HubRoom,
  key: string | undefined,
  read: (text: string) => Result<In, MessageProblem>,
): Transport<Out, In> {
  const { base = '', code, tries = Infinity, rest = restFor, chance } = room
  const path = `${base}/api/rooms/${code}/messages`

  const listen = async ({ onMessages, onState }: Hearing<In>, signal: AbortSignal): Promise<void> => {
    let [after, losses, wasOpen] = ['', 0, false]
    while (!signal.aborted) {
      // the first answer comes at once: it says whether there is such a room
      const wait = wasOpen && losses === 0 ? LIVE_LIMITS.wait : 0
      const began = Date.now()
      const heard = await ask(`${path}?wait=${wait}&after=${encodeURIComponent(after)}`, { signal, key })
      if (signal.aborted) return
      const news = heard.ok ? newsIn(heard.value) : undefined
      if (news) {
        ;[after, losses, wasOpen] = [news.next, 0, true]
        onState('open')
        const messages = news.messages.flatMap((message) => {
          const known = read(JSON.stringify(message))
          return known.ok ? [known.value] : [] // of a newer app, perhaps
        })
        if (messages.length > 0 && !signal.aborted) onMessages(messages)
        if (wait > 0 && news.messages.length === 0 && Date.now() - began < HASTY) await rest(HASTY, signal)
        continue
      }
      const problem = endOf(heard)
      // a room that was here comes again when the trainer's phone finds the server started anew
      if (problem !== 'lost' && !(problem === 'no-room' && wasOpen)) return onState(problem)
      losses += 1
      // where nobody has ever answered there is nothing to be patient for
      if (losses >= tries || (!wasOpen && tries < Infinity)) return onState('away')
      onState('lost')
      await rest(restAfter(losses, chance()), signal)
    }
  }

  return {
    post: async (message) => {
      const answer = await ask(path, { method: 'POST', body: JSON.stringify(message), key })
      return answer.ok ? reached(undefined) : refused(endOf(answer))
    },
    listen: (hearing) => {
      const end = new AbortController()
      void listen(hearing, end.signal)
      return () => end.abort()
    },
  }
}

/** Twice as long each time, up to half a minute, and for each phone a little other. */
export function restAfter(losses: number, chance: number): number {
  return Math.min(LONGEST_REST, 1000 * 2 ** (losses - 1)) * (0.5 + chance / 2)
}

function endOf(answer: Result<unknown, OpenProblem>): TransportProblem {
  if (answer.ok) return 'foreign' // json, and not ours
  const { problem } = answer
  return problem === 'taken' || problem === 'full' ? 'refused' : problem
}

interface News {
  readonly next: string
  readonly messages: readonly unknown[]
}

function newsIn(value: unknown): News | undefined {
  const { next, messages } = (value ?? {}) as Partial<News>
  return typeof next === 'string' && Array.isArray(messages) ? { next, messages } : undefined
}

interface Asking {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: string
  readonly key?: string | undefined
  readonly signal?: AbortSignal
}

/** A café's login page answers with HTML or sends one elsewhere: that is a loss, for it may go away; what is missing there is not. */
async function ask(path: string, asking: Asking): Promise<Result<unknown, OpenProblem>> {
  const { method = 'GET', body, key, signal } = asking
  if (signal?.aborted) return refused('lost')
  const watch = new AbortController()
  const end = (): void => watch.abort()
  signal?.addEventListener('abort', end, { once: true })
  const timer = setTimeout(end, LIVE_LIMITS.wait * 1000 + SILENCE)
  try {
    const answer = await fetch(path, {
      method,
      ...(body === undefined ? {} : { body }),
      signal: watch.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        [LIVE_HEADER]: String(LIVE_VERSION),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
    })
    const isOurs = answer.headers.get(LIVE_HEADER) !== null
    if (answer.ok && isOurs) return reached(answer.status === 204 ? undefined : await answer.json())
    if (isOurs) return refused(problemIn(((await answer.json()) as { code?: unknown }).code))
    return refused(answer.status === 404 || answer.status === 405 ? 'foreign' : 'lost')
  } catch {
    return refused('lost') // no network, a broken answer, or ended: all alike from here
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
}

/** What the codes of the server come to; those not listed pass by themselves. */
function problemIn(code: unknown): OpenProblem {
  switch (code) {
    case 'no-room':
    case 'taken':
    case 'full':
      return code
    case 'busy':
    case 'server-error':
      return 'lost'
    default:
      return 'refused'
  }
}

function restFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })
}
