import { tellNews } from './app-news.ts'
import { verbs } from './state.ts'

/*
 * WARNING: this module is part of the first load.
 */

/** Registers the service worker, unless the address says ?no-cache, and offers a newer build when one is waiting. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || new URLSearchParams(location.search).has('no-cache')) return
  void verbs()
    .then(({ watchForUpdates }) =>
      watchForUpdates(workerUrl(), (updates) => tellNews({ kind: 'update', act: () => updates.apply() })),
    )
    .catch(() => undefined) // no worker (private window, captive portal): the app works online and tries again at the next start
}

/** The one address that Trusted Types must let through as a script. */
function workerUrl(): string {
  const types = (window as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes
  if (!types) return '/sw.js'
  return types
    .createPolicy('ubani', { createScriptURL: () => '/sw.js' })
    .createScriptURL('') as unknown as string
}

interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): object }
}
