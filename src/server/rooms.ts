import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { LIVE_HEADER, LIVE_LIMITS, LIVE_VERSION } from '../core/room/live-limits.ts'
import { readHostMessage, readPhoneMessage } from '../core/room/message.ts'
import { neverHappens } from '../core/result.ts'
import { readStart, writeStart } from '../core/room/start.ts'
import { problem } from './problem.ts'
import { readJson, readText } from './read-json.ts'
import type { RoomStore, Side } from './room-store.ts'

/*
 * /api/rooms: quizzes carried by this server while they run (docs/formats/room-hub.md). Whoever has the key with which a room was opened
 * is its trainer and hears the phones; everybody else is a phone and hears the trainer. The header of the version also keeps pages of
 * other sites away: a browser asks before it sends one, and is not answered.
 */

const HEADERS = {
  [LIVE_HEADER]: String(LIVE_VERSION),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

const KEY = /^[0-9a-f]{64}$/

/** The routes of live rooms. */
export function roomRoutes(rooms: RoomStore): Hono {
  const app = new Hono()
  app.use('*', async (context, next) => {
    if (context.req.header(LIVE_HEADER) !== String(LIVE_VERSION)) return refusal(400, 'version')
    return next()
  })
  app.use('*', bodyLimit({ maxSize: LIVE_LIMITS.message, onError: () => refusal(413, 'too-big') }))

  app.post('/', async (context) => {
    const asked = openingIn(await textIn(context))
    if (!asked) return refusal(400, 'broken')
    const outcome = rooms.open(asked.code, asked.key)
    switch (outcome) {
      case 'opened':
      case 'open':
        return json({ code: asked.code }, outcome === 'opened' ? 201 : 200)
      case 'taken':
        return refusal(409, 'taken')
      case 'full':
        return refusal(503, 'full')
      default:
        return neverHappens(outcome)
    }
  })

  app.delete('/:code', (context) => {
    const here = sideOf(context, rooms)
    if (here instanceof Response) return here
    if (here.side !== 'host') return refusal(401, 'key')
    rooms.close(here.code)
    return new Response(null, { status: 204, headers: HEADERS })
  })

  app.post('/:code/messages', async (context) => {
    const here = sideOf(context, rooms)
    if (here instanceof Response) return here
    const text = await textIn(context)
    const read = here.side === 'host' ? readHostMessage(text) : readPhoneMessage(text)
    if (!read.ok) return refusal(400, read.problem)
    if (!readJson(text)) return refusal(400, 'broken')
    const outcome = rooms.post(here.code, read.value)
    switch (outcome) {
      case 'posted':
        return new Response(null, { status: 204, headers: HEADERS })
      case 'busy':
        return refusal(429, 'busy')
      case 'crowded':
        return refusal(409, 'crowded')
      case 'no-room':
        return refusal(404, 'no-room')
      default:
        return neverHappens(outcome)
    }
  })

  app.get('/:code/messages', async (context) => {
    const here = sideOf(context, rooms)
    if (here instanceof Response) return here
    const other: Side = here.side === 'host' ? 'phones' : 'host'
    const after = context.req.query('after') ?? ''
    const wait = secondsIn(context.req.query('wait'))
    const look = () => rooms.heard(here.code, other, after)
    const end = Date.now() + wait * 1000
    let heard = look()
    // what wakes may be nothing new
    while (heard?.messages.length === 0 && Date.now() < end && !context.req.raw.signal.aborted) {
      const woken = await news(rooms, { ...here, side: other }, end - Date.now(), context.req.raw.signal)
      if (!woken) return refusal(429, 'busy')
      heard = look()
    }
    return heard ? json(heard) : refusal(404, 'no-room')
  })

  app.all('*', () => refusal(404, 'not-found'))
  return app
}

/** Waits for something to be said by a side, for the end of the room, for so many ms, or until nobody listens any more. False: too many wait. */
function news(rooms: RoomStore, { code, side }: Here, ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((done) => {
    const over = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', over)
      stop?.()
      done(true)
    }
    const stop = rooms.wake(code, side, over)
    const timer = setTimeout(over, ms)
    timer.unref() // nobody is kept from stopping the server
    signal.addEventListener('abort', over)
    if (stop) return
    clearTimeout(timer)
    signal.removeEventListener('abort', over)
    done(!rooms.has(code))
  })
}

interface Here {
  readonly code: string
  readonly side: Side
}

/** Which room is meant, and who asks: whoever shows a key is its trainer, or is refused. */
function sideOf(context: Context, rooms: RoomStore): Here | Response {
  const code = context.req.param('code') ?? ''
  if (!rooms.has(code)) return refusal(404, 'no-room')
  const shown = context.req.header('authorization')
  if (shown === undefined) return { code, side: 'phones' }
  const key = /^Bearer ([0-9a-f]{64})$/.exec(shown)?.[1] ?? ''
  return rooms.isHost(code, key) ? { code, side: 'host' } : refusal(401, 'key')
}

/** A body as text; nothing of it when it is none in UTF-8. */
async function textIn(context: Context): Promise<string> {
  return readText(new Uint8Array(await context.req.arrayBuffer())) ?? ''
}

function openingIn(text: string): { readonly code: string; readonly key: string } | undefined {
  const { code, key } = (readJson(text)?.value ?? {}) as { readonly code?: unknown; readonly key?: unknown }
  if (typeof code !== 'string' || typeof key !== 'string' || code.length > 40 || !KEY.test(key))
    return undefined
  const start = readStart(code)
  return start.ok && writeStart(start.value) === code ? { code, key } : undefined
}

function secondsIn(asked: string | undefined): number {
  return /^\d{1,2}$/.test(asked ?? '') ? Math.min(Number(asked), LIVE_LIMITS.wait) : LIVE_LIMITS.wait
}

function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...HEADERS, 'content-type': 'application/json' },
  })
}

function refusal(status: number, code: string): Response {
  return problem(status, code, HEADERS)
}
