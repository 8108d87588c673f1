/** A list with one of its members moved by so many places; the same list when there is no such place. */
export function moved(list: readonly string[], id: string, by: number): readonly string[] {
  const at = list.indexOf(id)
  const to = at + by
  if (at < 0 || to < 0 || to >= list.length) return list
  const others = list.filter((each) => each !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}
