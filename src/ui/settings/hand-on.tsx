import { useRef, useState } from 'preact/hooks'
import { LANGUAGE_NAMES } from '../../core/language.ts'
import type { PackProblem } from '../../core/pack/problem.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { announceChange, useLook, verbs } from '../state.ts'

type Outcome =
  | { readonly problem: PackProblem }
  | { readonly version: number; readonly language: keyof typeof LANGUAGE_NAMES }

/** From phone to phone by file: no network needed, the same door as a download. */
export function HandOn() {
  const { t, language } = useSpeech()
  const here = useLook(
    async ({ lookAround }) => (await lookAround(language)).edition !== undefined,
    [language],
  )
  const picker = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)

  const make = async (): Promise<void> => {
    const { exportLanguage } = await verbs()
    const made = await exportLanguage(language)
    if (!made) return
    const file = new File([made.file], made.name, { type: 'application/octet-stream' })
    if ('canShare' in navigator && navigator.canShare({ files: [file] })) {
      await navigator.share({ files: [file] }).catch(() => undefined) // closing the sheet is no mistake
      return
    }
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = made.name
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    const { importFile, returnBorrowed } = await verbs()
    const result = await importFile(file)
    setOutcome(
      result.ok
        ? { version: result.value.version, language: result.value.language }
        : { problem: result.problem },
    )
    if (!result.ok) return
    returnBorrowed()
    announceChange('all')
  }

  return (
    <section aria-labelledby="hand-on">
      <h2 id="hand-on">{t('settings:handOn')}</h2>
      <p>{t('settings:handOnText')}</p>
      <div class="row">
        <button type="button" class="button" disabled={!here} onClick={() => void make()}>
          {t('settings:makeFile')}
        </button>
        <button type="button" class="button" onClick={() => picker.current?.click()}>
          {t('settings:takeFile')}
        </button>
        <input
          ref={picker}
          type="file"
          accept=".ubani,.json,application/octet-stream"
          hidden
          aria-label={t('settings:takeFile')}
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0])
            currentTarget.value = ''
          }}
        />
      </div>
      {outcome && (
        <Notice tone={'problem' in outcome ? 'trouble' : 'calm'} live>
          <p>
            {'problem' in outcome
              ? t(`problems:${outcome.problem}`)
              : t('settings:takenIn', {
                  version: outcome.version,
                  language: LANGUAGE_NAMES[outcome.language],
                })}
          </p>
        </Notice>
      )}
    </section>
  )
}
