import type { Document, Element } from '@xmldom/xmldom'
import type { Language } from '../../core/language.ts'
import { languageSchema } from '../../core/language-schema.ts'
import type { Item } from '../../core/question/question.ts'
import type { Problems } from '../read.ts'
import type { KnownItem } from './bank.ts'
import type { IncomingText } from './incoming.ts'
import { partsOf } from './parts.ts'
import { EXPLANATION, FIXED_LABEL, idOf, ITEM_NAMESPACE } from './qti-names.ts'
import { below, childrenOf, lineOf, textOfElement } from './xml-read.ts'

/** A file of one item, parsed but not yet understood. */
export interface ItemFile {
  readonly file: string
  readonly document: Document
}

/**
 * Reads the texts of an item out of its file. What QTI says about right and wrong must be what items.yml says.
 * @param drawn takes the ids of number questions, whose figures were drawn once and which therefore do not come back
 */
export function readQtiItem(
  { file, document }: ItemFile,
  known: ReadonlyMap<string, KnownItem>,
  problems: Problems,
  drawn: Set<string>,
): IncomingText[] {
  const root = document.documentElement
  if (root?.localName !== 'qti-assessment-item' || root.namespaceURI !== ITEM_NAMESPACE) {
    problems.add(file, 'line 1', root?.tagName ?? 'nothing', 'bring an item of QTI 3.0 (qti-assessment-item)')
    return []
  }
  const identifier = root.getAttribute('identifier') ?? ''
  const [id = '', ending = ''] = idOf(identifier).split('.')
  const language = languageSchema.safeParse(ending)
  const found = known.get(id)
  if (!language.success || root.getAttribute('xml:lang') !== ending) {
    problems.add(
      file,
      lineOf(root),
      identifier,
      'name the item <id>.<language> and say the same language in xml:lang',
    )
    return []
  }
  if (root.getAttribute('label') === FIXED_LABEL || found?.item.kind === 'number') {
    drawn.add(id)
    return []
  }
  if (!found) {
    problems.add(file, lineOf(root), id, 'name an item of the bank; write a new one into items.yml first')
    return []
  }
  const before = problems.list.length
  checkRight(root, found.item, file, problems)
  const texts = textsOf(root, found, { file, language: language.data, problems })
  return problems.list.length > before ? [] : texts
}

function textsOf(
  root: Element,
  { item, topic }: KnownItem,
  { file, language, problems }: { file: string; language: Language; problems: Problems },
): IncomingText[] {
  const shown = elementsById(below(root, 'qti-item-body'), [
    'qti-simple-choice',
    'qti-simple-associable-choice',
  ])
  const feedback = elementsById([root], ['qti-modal-feedback'])
  const [prompt] = below(root, 'qti-prompt')
  const texts: IncomingText[] = []
  const take = (path: string, element: Element | undefined, what: string): void => {
    if (!element) {
      problems.add(file, item.id, `${what} is missing`, 'bring the item whole; export it anew if it was cut')
      return
    }
    const text = textOfElement(element, file, problems)
    texts.push({ file, place: lineOf(element), topic, language, item: item.id, path, text, exact: false })
  }
  const whyOf = (identifier: string): Element | undefined => {
    const found = feedback.get(identifier)
    feedback.delete(identifier)
    return found && childrenOf(found, 'qti-content-body')[0]
  }
  for (const part of partsOf(item)) {
    if (part.name === 'stem') take(part.text, prompt, 'the prompt')
    else if (part.name === 'explanation') take(part.text, whyOf(EXPLANATION), `feedback ${EXPLANATION}`)
    else {
      const key = part.name === 'left' || part.name === 'right' ? `${part.name}.${part.id}` : part.id
      take(part.text, shown.get(key), `choice ${key}`)
      shown.delete(key)
      if (part.why !== undefined) take(part.why, whyOf(key), `feedback ${key}`)
    }
  }
  if (item.kind === 'truth') for (const verdict of ['true', 'false']) shown.delete(verdict)
  for (const [key, element] of [...shown, ...feedback])
    problems.add(
      file,
      lineOf(element),
      key,
      `take it out, or write it into items.yml of ${topic} first: ${item.id} has no such part`,
    )
  return texts
}

function elementsById(parents: readonly Element[], names: readonly string[]): Map<string, Element> {
  return new Map(
    parents
      .flatMap((parent) => names.flatMap((name) => below(parent, name)))
      .map((element) => [idOf(element.getAttribute('identifier') ?? ''), element]),
  )
}

/** Refuses a file in which something else is right than in items.yml: that is decided there, with its law beside it. */
function checkRight(root: Element, item: Item, file: string, problems: Problems): void {
  const said = new Map(
    below(root, 'qti-response-declaration').map((declaration) => [
      declaration.getAttribute('identifier') ?? '',
      below(declaration, 'qti-value').map((value) => (value.textContent ?? '').trim()),
    ]),
  )
  for (const [response, { values, ordered }] of Object.entries(rightIn(item))) {
    const given = (said.get(response) ?? []).map(idOf)
    const sorted = (list: readonly string[]): string => (ordered ? list : [...list].sort()).join(', ')
    if (sorted(given) !== sorted(values))
      problems.add(
        file,
        `${item.id}, ${response}`,
        given.join(', '),
        `leave ${values.join(', ')} right, or change it in items.yml, where its law stands`,
      )
  }
}

function rightIn(item: Item): Record<string, { values: readonly string[]; ordered: boolean }> {
  const ids = partsOf(item)
    .filter(({ right }) => right === 'yes')
    .map(({ id }) => id)
  if (item.kind === 'truth')
    return {
      VERDICT: { values: [String(item.right)], ordered: false },
      RESPONSE: { values: ids, ordered: false },
    }
  if (item.kind === 'order') return { RESPONSE: { values: item.steps, ordered: true } }
  if (item.kind === 'match')
    return {
      RESPONSE: {
        values: item.pairs.map(({ left, right }) => `left.${left} right.${right}`),
        ordered: false,
      },
    }
  return { RESPONSE: { values: ids, ordered: false } }
}
