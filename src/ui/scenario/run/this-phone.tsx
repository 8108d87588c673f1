import { formatList } from '../../../core/format/format.ts'
import type { Play } from '../../../core/scenario/play.ts'
import { useSpeech } from '../../i18n.ts'

/** Which parts this phone plays, and the three signs of its run, for comparing phones when something does not fit. */
export function ThisPhone({ play: { roles, group } }: { readonly play: Play }) {
  const { t, formats } = useSpeech()
  const parts =
    roles.length === 0
      ? t('scenario-run:watching')
      : formatList(
          roles.map((role) => t(`common:role_${role}`)),
          formats,
        )
  return (
    <p class="small">
      {t('scenario-run:thisPhone', { parts })}
      {group && ` · ${t('scenario-run:runName', { group })}`}
    </p>
  )
}
