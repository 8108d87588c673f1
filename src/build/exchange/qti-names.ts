import type { Language } from '../../core/language.ts'

/*
 * The names of QTI 3.0 and how our ids become identifiers in it. An identifier there begins with a letter or an underscore
 * and may hold a full stop, which no id of ours does: so `box-first-look.ka` comes apart again without doubt.
 */

export const ITEM_NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
export const MANIFEST_NAMESPACE = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'
export const LOM_NAMESPACE = 'http://ltsc.ieee.org/xsd/LOM'
export const QTI_METADATA_NAMESPACE = 'http://www.imsglobal.org/xsd/imsqti_metadata_v3p0'

/** The catalogues of a package in which the facts stand that QTI has no place for. */
export const CATALOGS = { item: 'ubani:item', topic: 'ubani:topic', voice: 'ubani:voice' } as const

/** The feedback that is shown whatever was answered; capitals, so that no id of ours is called the same. */
export const EXPLANATION = 'EXPLANATION'

/** The seed from which the figures of a number question are drawn when it goes out. */
export const FIXED_SEED = 'exchange'

/** How an item says that its figures were drawn once and do not change. */
export const FIXED_LABEL = `fixed-seed:${FIXED_SEED}`

/** An id as an identifier: QTI has none that begin with a figure. */
export function identifierOf(id: string): string {
  return /^\d/.test(id) ? `_${id}` : id
}

/** The id that an identifier stands for. */
export function idOf(identifier: string): string {
  return identifier.replace(/^_/, '')
}

/** What the two answers to a statement are called, and how its reason is asked for; they do not come back. */
export const TRUTH_WORDS: Readonly<Record<Language, { true: string; false: string; why: string }>> = {
  ka: { true: 'ასეა', false: 'ასე არ არის', why: 'რატომ?' },
  hy: { true: 'Այդպես է', false: 'Այդպես չէ', why: 'Ինչո՞ւ' },
  az: { true: 'Belədir', false: 'Belə deyil', why: 'Niyə?' },
  en: { true: 'It is so', false: 'It is not so', why: 'Why?' },
}
