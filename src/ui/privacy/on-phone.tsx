import { listProfiles } from '../../flow/profiles.ts'
import { useSpeech } from '../i18n.ts'
import { nameOf } from '../mine/names.ts'
import { SaveCopy } from '../mine/save-copy.tsx'
import { startAnew } from '../mine/start-anew.ts'
import { Wipe } from '../mine/wipe.tsx'
import { useLook } from '../state.ts'

/** What this phone has of whoever is at it: a copy of it, and wiping it. */
export function OnPhone() {
  const { t } = useSpeech()
  const people = useLook(() => listProfiles().catch(() => []), []) // no storage: nothing is kept here
  const present = people?.find((each) => each.present)
  return (
    <section aria-labelledby="here">
      <h2 id="here">{t('privacy:hereTitle')}</h2>
      {people && !present && <p>{t('privacy:hereNone')}</p>}
      {people && present && (
        <>
          <p class="small">{t('mine:copyText')}</p>
          <SaveCopy person={present.person}>{t('mine:copy')}</SaveCopy>
          <p class="small">{t('privacy:wipeText')}</p>
          <Wipe person={present} name={nameOf(present, people, t)} onWiped={startAnew} />
        </>
      )}
    </section>
  )
}
