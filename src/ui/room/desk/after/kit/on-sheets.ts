/** The numbers from 1, so many on each sheet. */
export function onSheets(count: number, each: number): number[][] {
  const numbers = Array.from({ length: count }, (_, at) => at + 1)
  return Array.from({ length: Math.ceil(count / each) }, (_, at) => numbers.slice(at * each, (at + 1) * each))
}
