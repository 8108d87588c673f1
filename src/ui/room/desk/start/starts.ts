import { teach } from '../../../i18n.ts'
import { protocolWords } from '../../../protocol/words.ts'

/*
 * The door to what a group can do besides a quiz. A file of its own: it knows the levels of exercises, and whoever leads a quiz needs
 * none of them.
 */
export { OtherStartForm } from './other-start-form.tsx'
export { StartPage } from './start-page.tsx'

/** Learns the words of protocols, in which exercises have their levels. */
export async function makeStartsReady(): Promise<void> {
  await teach(protocolWords)
}
