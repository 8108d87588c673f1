import { element, type XmlElement } from './xml-write.ts'

/* The elements of which an item of QTI 3.0 is made, in the order in which they stand in it. */

/** What a learner answers, and what is right. */
export function response(
  identifier: string,
  cardinality: string,
  baseType: string,
  right: readonly string[],
): XmlElement {
  return element('qti-response-declaration', { identifier, cardinality, 'base-type': baseType }, [
    element(
      'qti-correct-response',
      {},
      right.map((value) => element('qti-value', {}, value)),
    ),
  ])
}

/** What comes of an answer: a score, or which feedback is shown. */
export function outcome(
  identifier: string,
  cardinality: string,
  baseType: string,
  start?: string,
): XmlElement {
  return element(
    'qti-outcome-declaration',
    { identifier, cardinality, 'base-type': baseType },
    start === undefined ? [] : [element('qti-default-value', {}, [element('qti-value', {}, start)])],
  )
}

/** A question with choices, of which one or several are ticked. */
export function choiceInteraction(
  responseIdentifier: string,
  prompt: string,
  choices: ReadonlyArray<readonly [identifier: string, text: string]>,
  { one, fixed }: { one: boolean; fixed: boolean },
): XmlElement {
  const attributes = {
    'response-identifier': responseIdentifier,
    shuffle: String(!fixed),
    'max-choices': one ? '1' : '0',
    'min-choices': '1',
  }
  return element('qti-choice-interaction', attributes, [
    element('qti-prompt', {}, prompt),
    ...choices.map(([identifier, text]) => simpleChoice(identifier, text)),
  ])
}

/** A choice, or a step of an order. */
export function simpleChoice(identifier: string, text: string): XmlElement {
  return element('qti-simple-choice', { identifier }, text)
}

/** One point when every response is as it should be: what any player can mark. */
export function scoring(responses: readonly string[]): XmlElement {
  const matches = responses.map((identifier) =>
    element('qti-match', {}, [variable(identifier), element('qti-correct', { identifier })]),
  )
  const [first] = matches
  const whole = first && matches.length === 1 ? first : element('qti-and', {}, matches)
  return condition(whole, setOutcome('SCORE', baseValue('float', '1')))
}

/** A rule: if this holds, then that. */
export function condition(holds: XmlElement, then: XmlElement): XmlElement {
  return element('qti-response-condition', {}, [element('qti-response-if', {}, [holds, then])])
}

/** Sets what comes of an answer. */
export function setOutcome(identifier: string, value: XmlElement): XmlElement {
  return element('qti-set-outcome-value', { identifier }, [value])
}

/** What was answered, or what came of it. */
export function variable(identifier: string): XmlElement {
  return element('qti-variable', { identifier })
}

/** A value as it stands. */
export function baseValue(baseType: string, value: string): XmlElement {
  return element('qti-base-value', { 'base-type': baseType }, value)
}

/** A feedback, shown when its identifier is among those that were called up. */
export function modal(identifier: string, text: string): XmlElement {
  return element(
    'qti-modal-feedback',
    { 'outcome-identifier': 'FEEDBACK', identifier, 'show-hide': 'show' },
    [element('qti-content-body', {}, text)],
  )
}
