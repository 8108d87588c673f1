import { teach } from '../i18n.ts'
import { mineWords } from '../mine/words.ts'
import { dressRoom } from '../room-style.ts'
import style from './group.css?url'
import { groupWords } from './words.ts'

/* The door to where results are: the group they belong to, and how far they have come. */
export { GroupPage } from './group-page.tsx'
/** Told on every screen when the phone has cleared what was kept (src/ui/post/tell-loss.ts). */
export { Lost } from './lost.tsx'
export { PrivacyPage } from './in-privacy.tsx'

/** Makes the room ready to be drawn: its words, those of the places with them, and its style. */
export async function makeReady(): Promise<void> {
  await Promise.all([teach(groupWords), teach(mineWords), dressRoom(style)])
}
