import type { Words } from '../i18n.ts'

/** What somebody is called on the screen; a nameless one has a number when there are several. */
export function nameOf(
  person: { readonly person: string; readonly name: string },
  people: readonly { readonly person: string; readonly name: string }[],
  t: Words,
): string {
  if (person.name !== '') return person.name
  const nameless = people.filter(({ name }) => name === '')
  const at = nameless.findIndex((each) => each.person === person.person)
  return nameless.length > 1 ? `${t('mine:nameless')} ${at + 1}` : t('mine:nameless')
}
