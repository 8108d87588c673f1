import { teach } from '../i18n.ts'
import { dressRoom } from '../room-style.ts'
import style from './protocols.css?url'
import { protocolWords } from './words.ts'

/*
 * The door to the protocol rooms: everything behind it is one file with its style, kept on the phone with the rest and
 * opened only by whoever practises.
 */
export { Protocols } from './protocols.tsx'

/** Makes the rooms ready to be drawn: their words and their style. */
export async function makeReady(): Promise<void> {
  await Promise.all([teach(protocolWords), dressRoom(style)])
}
