import { vi } from 'vitest'

/** What a window of the app does, as far as these tests need it. */
const load = async () => ({
  // first, as everywhere: it brings the keys that this window and the tests after it trust
  ...(await import('./phone.ts')),
  ...(await import('../../src/flow/profiles.ts')),
  ...(await import('../../src/flow/present-person.ts')),
  ...(await import('../../src/flow/preferences.ts')),
  ...(await import('../../src/flow/press-pages.ts')),
  ...(await import('../../src/flow/run-checklist.ts')),
})
export type AppWindow = Awaited<ReturnType<typeof load>>

/** Another window on the same phone, or the same one after the app was killed: it knows only what was written. */
export async function anotherWindow(): Promise<AppWindow> {
  vi.resetModules()
  return load()
}

/** Waits until what one window told the others has been heard. */
export async function heard(): Promise<void> {
  await new Promise((done) => setTimeout(done, 50))
}

/** Puts something in the place of a global until `stop` is called; the other globals of the tests stay as they are. */
export function instead(name: string, value: unknown): { stop(): void } {
  const before = Object.getOwnPropertyDescriptor(globalThis, name)
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  return {
    stop() {
      if (before) Object.defineProperty(globalThis, name, before)
      else Reflect.deleteProperty(globalThis, name)
    },
  }
}
