import { forgetPresent } from './present-person.ts'
import { tellOfPerson } from './person-channel.ts'
import { tellWorker } from './preferences.ts'
import { dropAllPressed } from './press-pages.ts'

/**
 * Does something that changes who is at the phone, or what may be shown of them. Pages kept as drawn go before it, so that
 * none outlives a kill in between, and once more after it, for those that another window kept meanwhile.
 */
export async function handingOver<Value>(change: () => Promise<Value>): Promise<Value> {
  await dropAllPressed()
  const made = await change()
  forgetPresent()
  await dropAllPressed()
  await tellWorker()
  tellOfPerson()
  return made
}
