/*
 * What the server says while it works: one line of JSON for each request to its interfaces and for each fault. There is no address in it,
 * no query, no id of anybody, no word that came in a body.
 */

/** Takes a line. */
export type Log = (line: Readonly<Record<string, unknown>>) => void

/** Where nobody gathers lines, faults at least are said. */
export const faultsOnly: Log = (line) => {
  if (line['level'] === 'error') console.error(JSON.stringify(line))
}

/** Lines for whoever gathers them from the standard output. */
export function logTo(write: (line: string) => void, now: () => number): Log {
  return (line) => write(JSON.stringify({ at: new Date(now()).toISOString(), ...line }))
}

/** Which interface was asked, and nothing of what stands behind it: `/api/sync`, `/xapi/statements`. */
export function routeIn(path: string): string {
  return ROUTE.exec(path)?.[0] ?? '/…'
}

/** Interfaces there are or will be: a word of somebody's making behind `/api` is none of them. */
const ROUTE =
  /^\/(api(\/(sync|enrol|mine|rooms|reports|trainer|certificates))?|xapi(\/(about|statements|agents|activities))?)(?![^/])/

/** What is known of a fault: its kind and its place, and its words without what stands in quotes, which may be somebody's. */
export function faultIn(fault: unknown): Readonly<Record<string, unknown>> {
  if (!(fault instanceof Error)) return { fault: typeof fault }
  const { code } = fault as { readonly code?: unknown }
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    fault: fault.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: fault.message.replace(/(["'`“«]).*(["'`”»])/gs, '$1…$2').slice(0, 200),
    where: frames.slice(0, 3).map((line) => line.trim()),
  }
}
