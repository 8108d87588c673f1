import type { Random } from '../core/random.ts'
import { reached, refused } from '../core/result.ts'
import { emptyMailbox, lettersAfter, type Mailbox, posted } from '../core/room/mailbox.ts'
import type { HostMessage, PhoneMessage } from '../core/room/message.ts'
import type { Hearing, HostTransport, Transport } from './transport.ts'

/** A room in memory, with weather: a transport to test against. */
export interface Loopback {
  readonly host: () => HostTransport<HostMessage, PhoneMessage>
  readonly phone: () => Transport<PhoneMessage, HostMessage>
  /** Nothing gets through any more. */
  readonly cut: () => void
  /** Everything that counts gets through again. */
  readonly mend: () => void
  /** Everything is forgotten, as by a server that is started anew, until the room is opened again. */
  readonly restart: () => void
}

/** Makes one. With chance, one post in four is lost, one in four arrives without its sender hearing so, and what is heard is repeated. */
export function loopback(chance?: Random): Loopback {
  const [toHost, toPhones] = [side<PhoneMessage>(chance), side<HostMessage>(chance)]
  let [isOpen, isCut] = [false, false]
  const end = <Out extends PhoneMessage | HostMessage, In extends PhoneMessage | HostMessage>(
    out: Side<Out>,
    incoming: Side<In>,
  ): Transport<Out, In> => ({
    post: async (message) => {
      if (isCut || chance?.chance(25)) return refused('lost')
      if (!isOpen) return refused('no-room')
      out.put(message)
      return chance?.chance(25) ? refused('lost') : reached(undefined)
    },
    listen: (hearing) => {
      if (!isOpen && !isCut) {
        hearing.onState('no-room')
        return () => undefined
      }
      return incoming.join(hearing, isCut)
    },
  })
  const weather = (cut: boolean) => (): void => {
    isCut = cut
    for (const each of [toHost, toPhones]) each.turn(cut || !isOpen)
  }
  return {
    host: () => ({
      ...end(toPhones, toHost),
      open: async () => {
        if (isCut) return refused('lost')
        await Promise.resolve() // as a network, it answers later
        if (!isOpen) for (const each of [toHost, toPhones]) each.turn(false)
        isOpen = true
        return reached(undefined)
      },
      close: async () => {
        isOpen = false
        toPhones.end()
      },
    }),
    phone: () => end(toHost, toPhones),
    cut: weather(true),
    mend: weather(false),
    restart: () => {
      isOpen = false
      for (const each of [toHost, toPhones]) each.forget()
    },
  }
}

interface Side<Message> {
  readonly put: (message: Message) => void
  readonly join: (hearing: Hearing<Message>, isCut: boolean) => () => void
  readonly turn: (isCut: boolean) => void
  readonly end: () => void
  readonly forget: () => void
}

function side<Message extends PhoneMessage | HostMessage>(chance: Random | undefined): Side<Message> {
  let box: Mailbox<Message> = emptyMailbox()
  const listeners = new Set<Hearing<Message>>()
  const all = (hearing: Hearing<Message>): void => {
    hearing.onState('open')
    if (box.last > 0) hearing.onMessages(lettersAfter(box, 0))
  }
  return {
    put: (message) => {
      const before = box
      box = posted(box, message)
      const repeated = chance?.chance(50) ? 0 : before.last
      const news = lettersAfter(box, repeated)
      if (news.length > 0) for (const { onMessages } of listeners) onMessages(news)
    },
    join: (hearing, isCut) => {
      listeners.add(hearing)
      if (isCut) hearing.onState('lost')
      else all(hearing)
      return () => listeners.delete(hearing)
    },
    turn: (isCut) => {
      for (const hearing of listeners)
        if (isCut) hearing.onState('lost')
        else all(hearing)
    },
    forget: () => {
      box = emptyMailbox()
      for (const { onState } of listeners) onState('lost')
    },
    end: () => {
      for (const { onState } of listeners) onState('no-room')
      listeners.clear()
    },
  }
}
