import type { Language } from '../../../../../core/language.ts'
import { useLook } from '../../../../state.ts'
import { type DeskWords, deskWords } from '../../words.ts'

/** The words of the back of the desk in one language. */
export interface BackWords {
  readonly language: Language
  readonly back: DeskWords['desk-back']
}

/** These words in several languages at once, in their order, as they arrive; without those that do not. */
export function useWordsOf(languages: readonly Language[]): readonly BackWords[] {
  const words = useLook(
    () =>
      Promise.all(
        languages.map((language) =>
          deskWords(language).then(
            (all) => [{ language, back: all['desk-back'] }],
            () => [], // that language's file did not come; the sheet says it in the others
          ),
        ),
      ),
    [languages.join()],
  )
  return words?.flat() ?? []
}
