import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { Duplex } from 'node:stream'

/** What a line can do. */
export interface LineSpeed {
  /** Bytes per second, each way. */
  readonly rate: number
  /** Milliseconds there and back. */
  readonly roundTrip: number
}

/** The 400 kbit/s and 400 ms that stand for a village. */
export const SLOW_3G: LineSpeed = { rate: 50_000, roundTrip: 400 }
export const NO_LIMIT: LineSpeed = { rate: Infinity, roundTrip: 0 }

/** Bytes in which the connections take turns on the line. */
const PIECE = 1_440
/** Bytes that wait before the line, as a kernel's send buffer takes them. */
const AHEAD = 64 * 1_024

/**
 * The line between a phone and a server, shared by all its connections, so that page and service worker cannot each have
 * the whole of it. The browser's own throttling gives every one of them a line of its own and skips the handshakes.
 */
export class Line {
  speed = NO_LIMIT
  /** Bytes that have come down, with everything that encryption and protocol add. */
  down = 0
  /** When the last of them came, ms since 1970. */
  lastDown = 0
  port = 0
  private server: Server | undefined
  private readonly open = new Set<Socket>()
  private readonly free = { up: 0, down: 0 }

  /** @param accept gets the server's end of every new connection */
  constructor(private readonly accept: (end: Duplex) => void) {}

  async connect(): Promise<void> {
    await new Promise<void>((listening) => {
      const server = createServer((phone) => this.join(phone)).listen(this.port, '127.0.0.1', () => {
        this.port = (server.address() as AddressInfo).port
        listening()
      })
      this.server = server
    })
  }

  /** Cuts every connection; until `connect` nobody answers. */
  async cut(): Promise<void> {
    const server = this.server
    this.server = undefined
    for (const phone of this.open) phone.destroy()
    if (server) await new Promise<void>((closed) => server.close(() => closed()))
  }

  /** Waits until nothing has come down for a while that is long enough for anything to be asked for and answered. */
  async quiet(): Promise<void> {
    const patience = 1_500 + 2 * this.speed.roundTrip
    const begun = Date.now()
    while (Date.now() - Math.max(begun, this.lastDown) < patience)
      await new Promise((over) => setTimeout(over, 50))
  }

  private join(phone: Socket): void {
    this.open.add(phone)
    phone.setNoDelay(true)
    const shaken = performance.now() + this.speed.roundTrip // the handshake that the machine itself does in no time
    const up = new Delay()
    const down = new Delay()
    const far = new Duplex({
      read: () => undefined,
      write: (bytes: Buffer, _encoding, done) => this.send(phone, down, bytes, done),
      final: (done) => {
        down.after(performance.now(), () => phone.end())
        done()
      },
      destroy: (error, done) => {
        phone.destroy()
        done(error)
      },
    })
    phone.on('data', (bytes: Buffer) => {
      const arrives = Math.max(shaken, this.leaves('up', bytes.length)) + this.speed.roundTrip / 2
      up.after(arrives, () => {
        if (!far.destroyed) far.push(bytes)
      })
    })
    phone.on('error', () => far.destroy())
    phone.on('close', () => {
      this.open.delete(phone)
      far.destroy()
    })
    far.on('error', () => phone.destroy())
    this.accept(far)
  }

  private send(phone: Socket, delay: Delay, bytes: Buffer, done: () => void): void {
    for (let start = 0; start < bytes.length; start += PIECE) {
      const piece = bytes.subarray(start, start + PIECE)
      delay.after(this.leaves('down', piece.length) + this.speed.roundTrip / 2, () => {
        this.down += piece.length
        this.lastDown = Date.now()
        if (!phone.destroyed) phone.write(piece)
      })
    }
    const wait = this.free.down - performance.now() - (1000 * AHEAD) / this.speed.rate
    if (wait > 0) setTimeout(done, wait)
    else done()
  }

  /** When the last of some bytes will be on its way. */
  private leaves(way: 'up' | 'down', bytes: number): number {
    this.free[way] = Math.max(performance.now(), this.free[way]) + (1000 * bytes) / this.speed.rate
    return this.free[way]
  }
}

/** Does things later, always in the order in which they were put in. */
class Delay {
  private readonly waiting: { readonly time: number; readonly act: () => void }[] = []
  private timer: ReturnType<typeof setTimeout> | undefined

  after(time: number, act: () => void): void {
    this.waiting.push({ time, act })
    if (!this.timer) this.run()
  }

  private run(): void {
    this.timer = undefined
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const wait = next.time - performance.now()
      if (wait > 0) {
        this.timer = setTimeout(() => this.run(), wait)
        return
      }
      this.waiting.shift()
      next.act()
    }
  }
}
