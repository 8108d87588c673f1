import { PATHS } from '../routes.ts'

/**
 * Begins the app anew at home for whoever is at the phone now: with their language and colours, and with nothing of the one
 * before left in memory.
 */
export function startAnew(): void {
  location.assign(PATHS.home)
}
