import type { Language } from '../../core/language.ts'
import { makeItem } from '../../core/question/make.ts'
import { sumOf } from '../../core/question/figures.ts'
import type { Item, ItemOf } from '../../core/question/question.ts'
import { neverHappens } from '../../core/result.ts'
import type { OutgoingItem } from './complete.ts'
import { partsOf } from './parts.ts'
import {
  EXPLANATION,
  FIXED_LABEL,
  FIXED_SEED,
  identifierOf,
  ITEM_NAMESPACE,
  TRUTH_WORDS,
} from './qti-names.ts'
import {
  baseValue,
  choiceInteraction,
  condition,
  modal,
  outcome,
  response,
  scoring,
  setOutcome,
  simpleChoice,
  variable,
} from './qti-elements.ts'
import { element, type XmlElement, xmlFile } from './xml-write.ts'

/** What is asked in an item: declarations, what is shown, and which feedback an answer calls up. */
interface Asked {
  readonly responses: readonly XmlElement[]
  readonly body: readonly XmlElement[]
  /** Feedback that follows from the answer, added to that which is always shown. */
  readonly feedback: readonly XmlElement[]
  /** Identifiers of feedback that is always shown, beside the explanation. */
  readonly always: readonly string[]
  /** Rules that stand before the feedback is gathered. */
  readonly rules: readonly XmlElement[]
}

/** An item in one language as a file of QTI 3.0. */
export function qtiItem({ item, texts }: OutgoingItem, language: Language): string {
  const text = (path: string): string => texts.get(path) ?? ''
  const { responses, body, feedback, always, rules } = asked(item, language, text)
  const attributes = {
    xmlns: ITEM_NAMESPACE,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${ITEM_NAMESPACE} https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd`,
    identifier: identifierOf(`${item.id}.${language}`),
    title: item.id,
    ...(item.kind === 'number' ? { label: FIXED_LABEL } : {}),
    'xml:lang': language,
    'tool-name': 'ubani',
    adaptive: 'false',
    'time-dependent': 'false',
  }
  const shown = [...always, EXPLANATION].map((identifier) => baseValue('identifier', identifier))
  return xmlFile(
    element('qti-assessment-item', attributes, [
      ...responses,
      outcome('SCORE', 'single', 'float', '0'),
      outcome('MAXSCORE', 'single', 'float', '1'),
      outcome('FEEDBACK', 'multiple', 'identifier'),
      ...(item.kind === 'number' ? [outcome('GIVEN', 'single', 'identifier')] : []),
      element('qti-item-body', {}, body),
      element('qti-response-processing', {}, [
        scoring(responses.map(({ attributes: { identifier = '' } }) => identifier)),
        ...rules,
        setOutcome('FEEDBACK', element('qti-multiple', {}, [...feedback, ...shown])),
      ]),
      ...partsOf(item).flatMap(({ id, name, why }) =>
        why === undefined ? [] : [modal(identifierOf(name === 'left' ? `left.${id}` : id), text(why))],
      ),
      modal(EXPLANATION, text('explanation')),
    ]),
  )
}

function asked(item: Item, language: Language, text: (path: string) => string): Asked {
  switch (item.kind) {
    case 'choice':
      return choice('options', item.options, [item.right], { text, one: true, fixed: item.fixed })
    case 'several':
      return choice('options', item.options, item.right, { text, one: false, fixed: item.fixed })
    case 'spot':
      return choice('spots', item.spots, item.right, { text, one: false, fixed: true })
    case 'log': {
      const right = item.pieces.filter((piece) => piece.in).map(({ id }) => id)
      return choice(
        'pieces',
        item.pieces.map(({ id }) => id),
        right,
        { text, one: false, fixed: false },
      )
    }
    case 'truth':
      return truth(item, language, text)
    case 'order':
      return order(item, text)
    case 'match':
      return match(item, text)
    case 'number':
      return number(item, text)
    default:
      return neverHappens(item)
  }
}

function choice(
  place: string,
  ids: readonly string[],
  right: readonly string[],
  how: { text: (path: string) => string; one: boolean; fixed: boolean },
): Asked {
  return {
    responses: [response('RESPONSE', how.one ? 'single' : 'multiple', 'identifier', right.map(identifierOf))],
    body: [
      choiceInteraction(
        'RESPONSE',
        how.text('stem'),
        ids.map((id) => [identifierOf(id), how.text(`${place}.${id}.text`)]),
        how,
      ),
    ],
    feedback: [variable('RESPONSE')],
    always: [],
    rules: [],
  }
}

function truth(item: ItemOf<'truth'>, language: Language, text: (path: string) => string): Asked {
  const words = TRUTH_WORDS[language]
  const one = { one: true, fixed: true }
  return {
    responses: [
      response('VERDICT', 'single', 'identifier', [String(item.right)]),
      response('RESPONSE', 'single', 'identifier', [identifierOf(item.reason)]),
    ],
    body: [
      choiceInteraction(
        'VERDICT',
        text('stem'),
        [
          ['true', words.true],
          ['false', words.false],
        ],
        one,
      ),
      choiceInteraction(
        'RESPONSE',
        words.why,
        item.reasons.map((id) => [identifierOf(id), text(`reasons.${id}.text`)]),
        { one: true, fixed: false },
      ),
    ],
    feedback: [variable('RESPONSE')],
    always: [],
    rules: [],
  }
}

function order(item: ItemOf<'order'>, text: (path: string) => string): Asked {
  // Shown as the app would show them for one seed: a player that does not shuffle must not show the answer.
  const { shown } = makeItem(item, FIXED_SEED)
  return {
    responses: [response('RESPONSE', 'ordered', 'identifier', item.steps.map(identifierOf))],
    body: [
      element('qti-order-interaction', { 'response-identifier': 'RESPONSE', shuffle: 'true' }, [
        element('qti-prompt', {}, text('stem')),
        ...shown.map((id) => simpleChoice(identifierOf(id), text(`steps.${id}.text`))),
      ]),
    ],
    feedback: [],
    always: item.steps.map(identifierOf),
    rules: [],
  }
}

function match(item: ItemOf<'match'>, text: (path: string) => string): Asked {
  const pairs = item.pairs.map(({ left, right }) => `left.${left} right.${right}`)
  const made = makeItem(item, FIXED_SEED)
  const associable = (identifier: string, most: string, said: string): XmlElement =>
    element('qti-simple-associable-choice', { identifier, 'match-max': most }, said)
  return {
    responses: [response('RESPONSE', 'multiple', 'directedPair', pairs)],
    body: [
      element(
        'qti-match-interaction',
        { 'response-identifier': 'RESPONSE', shuffle: 'true', 'max-associations': String(pairs.length) },
        [
          element('qti-prompt', {}, text('stem')),
          element(
            'qti-simple-match-set',
            {},
            item.pairs.map(({ left }) => associable(`left.${left}`, '1', text(`pairs.lefts.${left}.text`))),
          ),
          element(
            'qti-simple-match-set',
            {},
            made.rights.map((right) => associable(`right.${right}`, '0', text(`pairs.rights.${right}`))),
          ),
        ],
      ),
    ],
    feedback: [],
    always: item.pairs.map(({ left }) => `left.${left}`),
    rules: [],
  }
}

/** A number question with figures drawn once: another tool cannot draw them anew, so this one does not come back. */
function number(item: ItemOf<'number'>, text: (path: string) => string): Asked {
  const { figures } = makeItem(item, FIXED_SEED)
  const figure = (id: string): number => figures[id] ?? 0
  const row = (id: string, cell: XmlElement): XmlElement =>
    element('tr', {}, [element('th', {}, text(`figures.${id}`)), cell])
  const entry = element('qti-text-entry-interaction', {
    'response-identifier': 'RESPONSE',
    'expected-length': '6',
  })
  const given = item.mistakes.map(({ id, plus, minus }) =>
    condition(
      element('qti-equal', { 'tolerance-mode': 'exact' }, [
        variable('RESPONSE'),
        baseValue('integer', String(sumOf({ plus, minus }, figure))),
      ]),
      setOutcome('GIVEN', baseValue('identifier', identifierOf(id))),
    ),
  )
  return {
    responses: [response('RESPONSE', 'single', 'integer', [String(figure(item.ask))])],
    body: [
      element('p', {}, text('stem')),
      element('table', {}, [
        element('tbody', {}, [
          ...item.show.map((id) => row(id, element('td', {}, String(figure(id))))),
          row(item.ask, element('td', {}, [entry])),
        ]),
      ]),
    ],
    feedback: [variable('GIVEN')],
    always: [],
    rules: given,
  }
}
