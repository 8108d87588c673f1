import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../../core/language.ts'
import type { OpenedScene } from '../../../core/scenario/open-scene.ts'
import { openSceneOf } from '../../../flow/scenes.ts'
import { type ScenarioWords, scenarioWords } from '../words.ts'

/** A scene in one language, with the words that stand round it on paper. */
export interface Voice {
  readonly language: Language
  readonly opened: OpenedScene
  readonly room: ScenarioWords['scenario-room']
}

/** A scene in several languages at once, as they arrive; `missing` where a language has no such scene on this phone. */
export function useVoices(
  id: string,
  languages: readonly Language[],
): Readonly<Partial<Record<Language, Voice | 'missing'>>> {
  const [voices, setVoices] = useState<Readonly<Partial<Record<Language, Voice | 'missing'>>>>({})
  useEffect(() => {
    let gone = false
    for (const language of new Set(languages))
      if (!voices[language])
        void voiceOf(id, language).then((voice) => {
          if (!gone) setVoices((known) => ({ ...known, [language]: voice }))
        })
    return () => {
      gone = true
    }
  }, [id, languages.join()])
  return voices
}

async function voiceOf(id: string, language: Language): Promise<Voice | 'missing'> {
  try {
    const [book, words] = await Promise.all([openSceneOf(language, id), scenarioWords(language)])
    return book.ok ? { language, opened: book.value.opened, room: words['scenario-room'] } : 'missing'
  } catch {
    return 'missing' // the file with that language's words did not come
  }
}
