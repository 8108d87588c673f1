import { teach } from '../i18n.ts'
import { dressRoom } from '../room-style.ts'
import style from './scenarios.css?url'
import { scenarioWords } from './words.ts'

/*
 * The door to the role-plays: choosing one and playing it. Everything behind it is one file with its style, kept on the phone with
 * the rest and opened only by whoever practises. What comes after or beside lies behind a door of its own (act-room.ts).
 */
export { Scenarios } from './scenarios.tsx'

/** Makes the rooms ready to be drawn: their words and their style. */
export async function makeReady(): Promise<void> {
  await Promise.all([teach(scenarioWords), dressRoom(style)])
}
