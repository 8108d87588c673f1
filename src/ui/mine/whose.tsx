import { listProfiles } from '../../flow/profiles.ts'
import { useSpeech } from '../i18n.ts'
import { PATHS } from '../routes.ts'
import { useLook } from '../state.ts'
import { nameOf } from './names.ts'

/** Whose page it is, where several people use the phone, and the way to them. */
export function Whose() {
  const { t } = useSpeech()
  const people = useLook(() => listProfiles().catch(() => []), []) ?? [] // no storage: nobody to tell apart
  const present = people.length > 1 ? people.find((each) => each.present) : undefined
  return (
    <p>
      {present && `${t('mine:present')}: ${nameOf(present, people, t)} · `}
      <a href={PATHS.profiles}>{t('mine:profilesTitle')}</a>
    </p>
  )
}
