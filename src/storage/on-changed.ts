import Dexie from 'dexie'

/**
 * Calls back when something was written to tables of these names, in whatever window. The library says so for its own use, too: it costs
 * those who write nothing. Returns how to stop it.
 */
export function onChanged(tables: RegExp, react: () => void): () => void {
  const heard = (parts: object): void => {
    if (Object.keys(parts).some((part) => part === 'all' || tables.test(part))) react()
  }
  Dexie.on('storagemutated', heard)
  return () => Dexie.on.storagemutated.unsubscribe(heard)
}
