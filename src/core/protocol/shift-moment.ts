/**
 * A local moment so many minutes later, or earlier when the number is negative: "2026-10-04T23:50" and 20 give
 * "2026-10-05T00:10". There are no time zones in it, so a day always has 1,440 minutes.
 */
export function shiftMoment(moment: string, minutes: number): string {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = moment.split(/[-T:]/).map(Number)
  return new Date(Date.UTC(year, month - 1, day, hour, minute + minutes)).toISOString().slice(0, 16)
}
