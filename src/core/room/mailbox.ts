import { type HostMessage, isLater, type PhoneMessage, senderOf } from './message.ts'

/*
 * What was said in one direction, for whoever listens: of each sender the last word only. So it never grows beyond its senders, and
 * whoever comes late, or comes back, hears all that counts.
 */

/** The last words, each with the number under which it came. */
export interface Mailbox<Message> {
  /** The number of the last one that came; 0 before any. */
  readonly last: number
  readonly letters: ReadonlyMap<string, { readonly at: number; readonly message: Message }>
}

/** A mailbox in which nothing lies. */
export function emptyMailbox<Message>(): Mailbox<Message> {
  return { last: 0, letters: new Map() }
}

/** The mailbox after a message came; the same one when it says nothing new. */
export function posted<Message extends PhoneMessage | HostMessage>(
  box: Mailbox<Message>,
  message: Message,
): Mailbox<Message> {
  const sender = senderOf(message)
  const known = box.letters.get(sender)
  if (known && !isLater(message, known.message)) return box
  const at = box.last + 1
  return { last: at, letters: new Map(box.letters).set(sender, { at, message }) }
}

/** What came after a number, in the order in which it came. */
export function lettersAfter<Message>(box: Mailbox<Message>, after: number): Message[] {
  return [...box.letters.values()]
    .filter(({ at }) => at > after)
    .sort((one, other) => one.at - other.at)
    .map(({ message }) => message)
}
