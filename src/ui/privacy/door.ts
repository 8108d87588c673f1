import { teach } from '../i18n.ts'
import { mineWords } from '../mine/words.ts'
import { dressRoom } from '../room-style.ts'
import style from './privacy.css?url'
import { privacyWords } from './words.ts'

/* The door to what a person may ask of what is theirs: what is kept, a locked copy, another phone. Opened from the group's (src/ui/group). */
export { Privacy } from './privacy.tsx'

/** Makes the rooms ready to be drawn: their words, those of wiping and copying with them, and their style. */
export async function makeReady(): Promise<void> {
  await Promise.all([teach(privacyWords), teach(mineWords), dressRoom(style)])
}
