/** What the phone says about its storage; a browser that does not say leaves it open. */
export interface StorageHealth {
  /** Bytes used by this app. */
  readonly used: number | undefined
  /** Whether the phone has promised not to clear it by itself. */
  readonly kept: boolean | undefined
}

/** Asks the phone about storage; some browsers lack the whole interface. */
export async function storageHealth(): Promise<StorageHealth> {
  const storage = navigator.storage as StorageManager | undefined
  return {
    used: (await storage?.estimate?.())?.usage,
    kept: await storage?.persisted?.(),
  }
}

/** Asks the phone to keep the app's storage. Asked once something worth keeping is there. */
export async function askToKeep(): Promise<boolean | undefined> {
  const storage = navigator.storage as StorageManager | undefined
  try {
    return await storage?.persist?.()
  } catch {
    return undefined // a browser that refuses by throwing has refused
  }
}
