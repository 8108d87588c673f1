import { useEffect, useState } from 'preact/hooks'

/** Whether the phone says that it has a network. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine)
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine)
    for (const name of ['online', 'offline']) addEventListener(name, look)
    return () => {
      for (const name of ['online', 'offline']) removeEventListener(name, look)
    }
  }, [])
  return online
}
