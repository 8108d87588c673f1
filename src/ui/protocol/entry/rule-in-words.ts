import { neverHappens } from '../../../core/result.ts'
import type { Expression } from '../../../core/protocol/expression.ts'
import type { Check } from '../../../core/protocol/form.ts'
import type { Words } from '../../i18n.ts'
import type { Naming } from './naming.ts'

/** What a check asks, in letters and signs where it is a sum ("Σ l + k = i") and in words where it is none. */
export function ruleInWords(check: Check, names: Naming, t: Words): string {
  const name = (field: string): string => names.short(field)
  const all = (fields: readonly string[]): string => [...new Set(fields.map(name))].join(', ')
  const sum = (expression: Expression): string => sumInSigns(expression, name)
  switch (check.kind) {
    case 'equal':
      return `${sum(check.left)} = ${sum(check.right)}`
    case 'atMost':
      return `${sum(check.left)} ≤ ${sum(check.right)}`
    case 'gap':
      return `${sum(check.left)} ≈ ${sum(check.right)}`
    case 'share':
      return t('protocol-entry:rule_share', {
        part: sum(check.part),
        whole: sum(check.of),
        percent: check.percent,
      })
    case 'quorum':
      return t('protocol-entry:rule_quorum', {
        left: sum(check.left),
        whole: sum(check.of),
        share: check.share[0] === check.share[1] ? '' : `${check.share.join('/')} × `,
      })
    case 'zeroTotal':
      return t('protocol-entry:rule_zeroTotal', { box: name(check.total), parts: sum(check.parts) })
    case 'sameAs':
      return t('protocol-entry:rule_sameAs', { box: name(check.field) })
    case 'required':
      return t('protocol-entry:rule_required', { boxes: all(check.fields) })
    case 'allOrNone':
      return t('protocol-entry:rule_allOrNone', { boxes: all(check.fields) })
    case 'words':
      return t('protocol-entry:rule_words')
    case 'exactlyOne':
      return t('protocol-entry:rule_exactlyOne', { box: name(check.field) })
    case 'tickAgrees':
      return t('protocol-entry:rule_tickAgrees', { box: name(check.field) })
    case 'impliedValue':
      return t('protocol-entry:rule_impliedValue', { box: name(check.field) })
    case 'present':
      return t('protocol-entry:rule_present', { box: name(check.field) })
    case 'timeAfter':
      return t('protocol-entry:rule_timeAfter', { box: name(check.field) })
    case 'delta':
      return t(`protocol-entry:rule_delta_${check.rule}`)
    default:
      return neverHappens(check)
  }
}

/** A sum in letters: all rows of a field as "Σ l". */
function sumInSigns(expression: Expression, name: (field: string) => string): string {
  if (typeof expression === 'string') return name(expression)
  if ('each' in expression) return `Σ ${name(expression.each)}`
  if ('const' in expression) return String(expression.const)
  const plus = expression.plus.map((part) => sumInSigns(part, name)).join(' + ')
  const minus = (expression.minus ?? []).map((part) => ` − ${sumInSigns(part, name)}`).join('')
  return plus + minus
}
