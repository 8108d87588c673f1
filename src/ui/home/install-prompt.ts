/*
 * WARNING: this module is part of the first load: the browser offers its prompt early and only once.
 */
interface InstallPrompt extends Event {
  prompt(): Promise<void>
}

let kept: InstallPrompt | undefined
const listeners = new Set<() => void>()

/** Keeps the browser's own install prompt until the person asks for it. */
export function keepInstallPrompt(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    kept = event as InstallPrompt
    for (const listener of listeners) listener()
  })
  addEventListener('appinstalled', () => {
    kept = undefined
    for (const listener of listeners) listener()
  })
}

/** Calls back whenever there is, or is no longer, a prompt; gives how to stop. */
export function onInstallPrompt(react: () => void): () => void {
  listeners.add(react)
  return () => void listeners.delete(react)
}

/** How the app can be put on this phone's home screen. */
export function waysToInstall(): 'installed' | 'prompt' | 'ios' | 'none' {
  const standalone =
    matchMedia('(display-mode: standalone)').matches ||
    (navigator as { standalone?: boolean }).standalone === true
  if (standalone) return 'installed'
  if (kept) return 'prompt'
  return /iPhone|iPad|iPod/.test(navigator.userAgent) ? 'ios' : 'none'
}

/** Shows the browser's prompt. */
export async function promptInstall(): Promise<void> {
  await kept?.prompt()
  kept = undefined
}
