import { afterEach, describe, expect, test } from 'vitest'
import type { HostMessage, PhoneMessage } from '../../src/core/room/message.ts'
import type { HostTransport, Transport, TransportState } from '../../src/link/transport.ts'

/* What every way of carrying a live room keeps to (src/link/README.md), whichever it is. */

/** A room that is not open yet, and what can be done to its network. */
export interface Line {
  readonly host: () => HostTransport<HostMessage, PhoneMessage>
  readonly phone: () => Transport<PhoneMessage, HostMessage>
  readonly cut: () => Promise<void>
  readonly mend: () => Promise<void>
  /** Everything is forgotten, as by a server that is started anew. */
  readonly restart: () => Promise<void>
  readonly end: () => Promise<void>
}

/** What a phone says of its answers. */
export function says(tail: number, number: number, ...answers: (string | null)[]): PhoneMessage {
  const hex = tail.toString(16).padStart(16, '0')
  return { version: 1, kind: 'answers', tail: hex, seat: tail, number, answers }
}

/** Where the trainer says the room is. */
export function at(place: number): HostMessage {
  return { version: 1, kind: 'at', place }
}

/** Hears what comes, and can be asked to wait for something. */
export class Ear<Message> {
  readonly messages: Message[] = []
  readonly states: TransportState[] = []
  private readonly looks = new Set<() => void>()
  readonly stop: () => void

  constructor(transport: Pick<Transport<unknown, Message>, 'listen'>) {
    this.stop = transport.listen({
      onMessages: (messages) => {
        this.messages.push(...messages)
        this.look()
      },
      onState: (state) => {
        this.states.push(state)
        this.look()
      },
    })
  }

  /** Until something is so. */
  until(isSo: (ear: this) => boolean): Promise<void> {
    return new Promise((done) => {
      const look = (): void => {
        if (!isSo(this)) return
        this.looks.delete(look)
        done()
      }
      this.looks.add(look)
      look()
    })
  }

  heard(message: Message): Promise<void> {
    const text = JSON.stringify(message)
    return this.until(({ messages }) => messages.some((each) => JSON.stringify(each) === text))
  }

  is(state: TransportState): Promise<void> {
    return this.until(({ states }) => states.at(-1) === state)
  }

  private look(): void {
    for (const look of this.looks) look()
  }
}

/** The suite, for one kind of line. */
export function transportContract(name: string, lay: () => Promise<Line>): void {
  describe(name, () => {
    const ends: (() => unknown)[] = []
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end()
    })
    const opened = async (): Promise<Line> => {
      const line = await lay()
      ends.push(line.end)
      expect(await line.host().open()).toEqual({ ok: true, value: undefined })
      return line
    }
    const ear = <Message>(transport: Pick<Transport<unknown, Message>, 'listen'>): Ear<Message> => {
      const made = new Ear(transport)
      ends.push(made.stop)
      return made
    }

    test('what a phone says the trainer hears, and what the trainer says every phone hears', async () => {
      const { host, phone } = await opened()
      const [trainer, one, other] = [ear(host()), ear(phone()), ear(phone())]
      expect(await phone().post(says(7, 1, 'alpha'))).toEqual({ ok: true, value: undefined })
      expect(await host().post(at(3))).toEqual({ ok: true, value: undefined })
      await Promise.all([trainer.heard(says(7, 1, 'alpha')), one.heard(at(3)), other.heard(at(3))])
      expect(trainer.messages).toEqual([says(7, 1, 'alpha')])
      expect(one.messages).toEqual([at(3)]) // no phone hears another
    })

    test('whoever comes late hears the last word of everybody', async () => {
      const { host, phone } = await opened()
      for (const message of [says(7, 1), says(8, 1, 'beta'), says(7, 2, 'alpha')]) await phone().post(message)
      const late = ear(host())
      await late.heard(says(7, 2, 'alpha'))
      expect(late.messages).toEqual([says(8, 1, 'beta'), says(7, 2, 'alpha')])
    })

    test('an earlier word that arrives later changes nothing, nor does the same one again', async () => {
      const { host, phone } = await opened()
      const trainer = ear(host())
      for (const message of [says(7, 5, 'new'), says(7, 4, 'old'), says(7, 5, 'new'), says(9, 1)])
        expect((await phone().post(message)).ok).toBe(true)
      await trainer.heard(says(9, 1))
      expect(trainer.messages).toEqual([says(7, 5, 'new'), says(9, 1)])
    })

    test('whoever stopped listening hears nothing more', async () => {
      const { host, phone } = await opened()
      const [gone, stays] = [ear(phone()), ear(phone())]
      await Promise.all([gone.is('open'), stays.is('open')])
      gone.stop()
      await host().post(at(1))
      await stays.heard(at(1))
      expect(gone.messages).toEqual([])
    })

    test('with the line cut a word is said to be lost, and once it is mended all is heard that was missed', async () => {
      const { host, phone, cut, mend } = await opened()
      const [trainer, one] = [ear(host()), ear(phone())]
      await Promise.all([trainer.is('open'), one.is('open')])
      await cut()
      await one.is('lost')
      expect(await phone().post(says(7, 1))).toEqual({ ok: false, problem: 'lost' })
      expect(await host().open()).toEqual({ ok: false, problem: 'lost' })
      await mend()
      expect(await phone().post(says(7, 1))).toEqual({ ok: true, value: undefined })
      expect(await host().post(at(2))).toEqual({ ok: true, value: undefined })
      await Promise.all([trainer.heard(says(7, 1)), one.heard(at(2))])
    })

    test('a room that was forgotten and is opened anew is heard again by whoever was in it', async () => {
      const { host, phone, restart } = await opened()
      const one = ear(phone())
      await one.is('open')
      await restart()
      await one.is('lost')
      expect(await phone().post(says(7, 1))).toEqual({ ok: false, problem: 'no-room' })
      expect((await host().open()).ok).toBe(true)
      await host().post(at(5))
      await one.heard(at(5))
    })

    test('where there is no such room one is told so, and it stays quiet', async () => {
      const line = await lay()
      ends.push(line.end)
      expect(await line.phone().post(says(7, 1))).toEqual({ ok: false, problem: 'no-room' })
      const one = ear(line.phone())
      await one.is('no-room')
      expect(one.states).toEqual(['no-room'])
    })

    test('a room that its trainer closed takes no word more', async () => {
      const { host, phone } = await opened()
      await host().close()
      expect(await phone().post(says(7, 1))).toEqual({ ok: false, problem: 'no-room' })
    })
  })
}
