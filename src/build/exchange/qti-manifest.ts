import type { Item } from '../../core/question/question.ts'
import type { OutgoingVoice } from './complete.ts'
import {
  CATALOGS,
  identifierOf,
  LOM_NAMESPACE,
  MANIFEST_NAMESPACE,
  QTI_METADATA_NAMESPACE,
} from './qti-names.ts'
import { element, type XmlElement, xmlFile } from './xml-write.ts'

const INTERACTIONS: Readonly<Record<Item['kind'], string>> = {
  choice: 'choiceInteraction',
  several: 'choiceInteraction',
  truth: 'choiceInteraction',
  spot: 'choiceInteraction',
  log: 'choiceInteraction',
  order: 'orderInteraction',
  match: 'matchInteraction',
  number: 'textEntryInteraction',
}

/** Where an item lies in a package. */
export function itemPath(topic: string, language: string, id: string): string {
  return `${topic}/${language}/${id}.xml`
}

/**
 * The list of a package. Beside each file stand the facts of its item, as JSON in a catalogue entry of its metadata: what
 * QTI has no place for comes back with it.
 */
export function qtiManifest(voices: readonly OutgoingVoice[]): string {
  const topics = new Map(voices.map(({ topic: { facts } }) => [facts.id, facts]))
  const about = [
    ...[...topics.values()].map(({ id, order, guide }) => entry(CATALOGS.topic, { id, order, guide })),
    ...voices.map(({ topic, language, words: { of, title, about: line } }) =>
      entry(CATALOGS.voice, { topic: topic.facts.id, language, of, title, about: line }),
    ),
  ]
  const resources = voices.flatMap(({ topic, language, items }) =>
    items.map(({ item }) => {
      const href = itemPath(topic.facts.id, language, item.id)
      return element(
        'resource',
        { identifier: identifierOf(`${item.id}.${language}`), type: 'imsqti_item_xmlv3p0', href },
        [
          element('metadata', {}, [
            element('qtiMetadata', { xmlns: QTI_METADATA_NAMESPACE }, [
              element('interactionType', {}, INTERACTIONS[item.kind]),
              element('feedbackType', {}, 'nonadaptive'),
              element('solutionAvailable', {}, 'true'),
              element('scoringMode', {}, 'responseprocessing'),
            ]),
            lom([
              entry(CATALOGS.item, { topic: topic.facts.id, facts: item }),
              element('language', {}, language),
            ]),
          ]),
          element('file', { href }),
        ],
      )
    }),
  )
  return xmlFile(
    element('manifest', { xmlns: MANIFEST_NAMESPACE, identifier: 'ubani-questions' }, [
      element('metadata', {}, [
        element('schema', {}, 'QTI Package'),
        element('schemaversion', {}, '3.0.0'),
        lom(about),
      ]),
      element('organizations'),
      element('resources', {}, resources),
    ]),
  )
}

function lom(general: readonly XmlElement[]): XmlElement {
  return element('lom', { xmlns: LOM_NAMESPACE }, [element('general', {}, general)])
}

function entry(catalog: string, facts: unknown): XmlElement {
  return element('identifier', {}, [
    element('catalog', {}, catalog),
    element('entry', {}, JSON.stringify(facts)),
  ])
}
