const loaded = new Map<string, Promise<void>>()

/**
 * Puts a room's own style on the page, once; settled when it is there, or when it cannot come: a room without its style
 * is plain, not gone.
 */
export function dressRoom(address: string): Promise<void> {
  const known = loaded.get(address)
  if (known) return known
  const dressing = new Promise<void>((settled) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = address
    link.onload = () => settled()
    link.onerror = () => {
      loaded.delete(address) // another try with the next room that is entered
      settled()
    }
    document.head.append(link)
  })
  loaded.set(address, dressing)
  return dressing
}
