/** The time of day on this phone's clock, 24 hours: 09:05. @param at milliseconds since 1970 */
export function clockOf(at: number): string {
  const time = new Date(at)
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}
