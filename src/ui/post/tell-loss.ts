import { lookForLoss } from '../../flow/phone-cleared.ts'
import { tellNews } from '../app-news.ts'
import { waysToInstall } from '../home/install-prompt.ts'

/** Says on every screen when the phone has cleared what was kept, with the ways back. */
export async function tellLoss(): Promise<void> {
  if (!(await lookForLoss(waysToInstall() === 'installed'))) return
  const { Lost, makeReady } = await import('../group/door.ts')
  await makeReady()
  tellNews({ kind: 'told', Told: Lost })
}
