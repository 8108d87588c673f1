import type { Language } from '../../../core/language.ts'
import { subjectName } from '../subject-names.ts'

/** The invented names of all subjects of a ballot, by their numbers. */
export function namesOf(subjects: readonly string[], language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(subjects.map((subject, place) => [subject, subjectName(place, language)]))
}
