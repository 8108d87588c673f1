/** What a voice lacks or has too much of, held against the ids it should speak of: paths, empty when all is well. */
export function differences(
  where: string,
  wanted: readonly string[],
  given: Readonly<Record<string, unknown>>,
): string[] {
  return [
    ...wanted.filter((key) => !Object.hasOwn(given, key)).map((key) => `${where}.${key} is missing`),
    ...Object.keys(given)
      .filter((key) => !wanted.includes(key))
      .map((key) => `${where}.${key} is unknown`),
  ]
}
