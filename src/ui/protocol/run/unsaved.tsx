import { useSpeech } from '../../i18n.ts'

/** That something is not saved, in a line that stays in view while one works further down; aloud it is said by the notice. */
export function Unsaved({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useSpeech()
  return (
    <p class="pr-r-unsaved no-print">
      <b>{t('protocol-run:notSavedShort')}</b>
      <button type="button" class="button" onClick={onAgain}>
        {t('practice:saveAgain')}
      </button>
    </p>
  )
}
