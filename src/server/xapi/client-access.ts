import { remember, WrongSecrets } from '../wrong-secrets.ts'
import { clientOf, shownIn, type XapiClient } from './clients.ts'

/*
 * The door for learning systems. Whoever runs the server makes up their secrets, so some are short: wrong ones are counted by address and by
 * name, and where there were too many a right one does not open either, or waiting would keep nobody from guessing. The system that came
 * from the same address before goes on without a wait, and a secret too long to be guessed always opens.
 */

/** A secret of so many signs is not guessed. */
const LONG = 16

/** What a look at name and secret came to; `wait` in seconds. */
export type Admission =
  | { readonly client: XapiClient }
  | { readonly client: undefined; readonly wait: number }

export class ClientAccess {
  private readonly wrong: WrongSecrets
  private readonly known = new Map<string, true>()

  constructor(
    private readonly clients: readonly XapiClient[],
    now: () => number,
  ) {
    this.wrong = new WrongSecrets(now)
  }

  /** Who shows this header. */
  admit(header: string | undefined, address: string): Admission {
    const shown = shownIn(header)
    if (!shown) return { client: undefined, wait: 0 }
    const client = clientOf(this.clients, header)
    const place = `${shown.name}@${address}`
    const keys = [`@${address}`, shown.name.slice(0, 60)]
    const isFree = client && (shown.secret.length >= LONG || this.known.has(place))
    const wait = isFree ? 0 : this.wrong.waitFor(keys)
    if (wait > 0) return { client: undefined, wait }
    if (!client) {
      this.wrong.note(keys)
      return { client: undefined, wait: 0 }
    }
    remember(this.known, place, true)
    return { client }
  }
}
