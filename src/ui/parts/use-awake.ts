import { useEffect } from 'preact/hooks'

/**
 * Keeps the screen lit while something is shown or runs on it, where the browser can; the phone lets go by itself when it is put away.
 * @param wanted whether it should be lit just now
 */
export function useAwake(wanted = true): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | undefined
    let gone = false
    const take = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return
      lock = await navigator.wakeLock.request('screen').catch(() => undefined) // low battery: it may go dark
      if (gone) void lock?.release()
    }
    const again = (): void => void take()
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [wanted])
}
