import { connect, type Socket } from 'node:net'

/*
 * The smallest client there can be: it writes a request that lies ready and listens until the answer is whole. The load must not cost more
 * than what it measures.
 */

export interface Said {
  readonly status: number
  /** Seconds of `Retry-After`. */
  readonly after: number | undefined
  readonly body: string
}

/** Sends over a connection of its own. Nothing when there was no answer. */
export function postFresh(port: number, bytes: Buffer, silence = 60_000): Promise<Said | undefined> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const end = hear(socket, (said) => {
      done(said)
      socket.destroy()
    })
    socket.setTimeout(silence, end)
  })
}

/** A connection that is kept. */
export function keptLine(port: number): { post(bytes: Buffer): Promise<Said | undefined>; end(): void } {
  const socket = connect(port, '127.0.0.1')
  let answered: (said: Said | undefined) => void = () => undefined
  hear(socket, (said) => answered(said))
  socket.setNoDelay(true)
  return {
    post: (bytes) =>
      new Promise((done) => {
        answered = done
        socket.write(bytes)
      }),
    end: () => socket.destroy(),
  }
}

/** Tells each answer, and nothing once when there will be no more. @returns what ends the waiting */
function hear(socket: Socket, tell: (said: Said | undefined) => void): () => void {
  let heard: Buffer = Buffer.alloc(0)
  const end = (): void => tell(undefined)
  socket.on('error', end)
  socket.on('close', end)
  socket.on('data', (chunk: Buffer) => {
    heard = heard.length === 0 ? chunk : Buffer.concat([heard, chunk])
    const said = saidIn(heard)
    if (!said) return
    heard = Buffer.alloc(0)
    tell(said)
  })
  return end
}

/** The answer, once it is whole. */
function saidIn(heard: Buffer): Said | undefined {
  const middle = heard.indexOf('\r\n\r\n')
  if (middle < 0) return undefined
  const head = heard.toString('latin1', 0, middle)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  const rest = heard.subarray(middle + 4)
  const status = Number(head.slice(9, 12))
  const asked = /\r\nretry-after: (\d+)/i.exec(head)?.[1]
  const after = asked === undefined ? undefined : Number(asked)
  if (length !== undefined)
    return rest.length < Number(length) ? undefined : { status, after, body: rest.toString('utf8') }
  return rest.toString('latin1').endsWith('0\r\n\r\n')
    ? { status, after, body: unchunked(rest.toString('utf8')) }
    : undefined
}

function unchunked(text: string): string {
  return text.replace(/(^|\r\n)[0-9a-f]+\r\n/g, '').replace(/\r\n$/, '')
}
