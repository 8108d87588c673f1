/*
 * WARNING: this module is part of the first load.
 */

/** The way from the root down to an element, as places among siblings: finds its like on a page drawn anew. */
export function wayTo(element: Element, root: Element): number[] {
  const way: number[] = []
  for (let here: Element | null = element; here && here !== root; here = here.parentElement)
    way.unshift([...(here.parentElement?.children ?? [])].indexOf(here))
  return way
}

/** The element at the end of a way. */
export function at(way: readonly number[], root: Element | null): HTMLElement | undefined {
  let here: Element | null | undefined = root
  for (const place of way) here = here?.children[place]
  return here instanceof HTMLElement ? here : undefined
}
