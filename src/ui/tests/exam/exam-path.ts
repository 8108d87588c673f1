import { PATHS } from '../../routes.ts'

/** The address of an exam, or of a place in it: `sit`, or `result=` and the attempt. */
export function examPath(exam: string, place = ''): string {
  return `${PATHS.tests}/exam/${exam}${place && `?${place}`}`
}
