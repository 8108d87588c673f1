import type { ControlSheet } from '../../../core/protocol/night.ts'
import type { Words } from '../../i18n.ts'

/** What stands on a control sheet, line by line. */
export const CONTROL_LINES = ['time', 'voter', 'idCard', 'personal', 'signatures'] as const
export type ControlLine = (typeof CONTROL_LINES)[number]

/** What one line of a control sheet says; the first voter bears an invented name. */
export function controlLine(sheet: ControlSheet, line: ControlLine, t: Words): string {
  if (line !== 'voter') return String(sheet[line])
  return t('protocol-count:names').split('|')[sheet.voter] ?? ''
}
