import { useState } from 'preact/hooks'
import { MOST_PROFILES } from '../../core/profile/name.ts'
import { listProfiles, type PersonHere } from '../../flow/profiles.ts'
import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { announceChange, useLook } from '../state.ts'
import { AddPerson } from './add-person.tsx'
import { nameOf } from './names.ts'
import { OtherPerson } from './other-person.tsx'
import { OwnProfile } from './own-profile.tsx'
import { Refusal } from './refusal.tsx'

/** Who uses this phone: coming and going, a PIN, a copy of what is mine, wiping it. */
export function Profiles() {
  const { t } = useSpeech()
  const people = useLook(() => listProfiles().catch(() => 'refused' as const), []) // no storage: nobody can be kept apart
  return (
    <Page title={t('mine:profilesTitle')} lead={t('mine:profilesLead')}>
      {people === undefined && <p role="status">{t('common:loading')}</p>}
      <Refusal shown={people === 'refused'} />
      {people !== undefined && people !== 'refused' && <Everybody people={people} />}
    </Page>
  )
}

/** Whoever is here first, then the others, then room for one more. */
export function Everybody({ people }: { readonly people: readonly PersonHere[] }) {
  const { t } = useSpeech()
  const [said, setSaid] = useState('')
  const present = people.find((each) => each.present)
  const others = people.filter((each) => !each.present)
  const wiped = (): void => {
    setSaid(t('mine:wiped'))
    announceChange()
  }
  return (
    <>
      {present && (
        <OwnProfile
          key={present.person}
          person={present}
          name={nameOf(present, people, t)}
          onSaved={() => setSaid(t('mine:saved'))}
        />
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{t('mine:othersTitle')}</h2>
          <ul class="plain">
            {others.map((each) => (
              <OtherPerson key={each.person} person={each} name={nameOf(each, people, t)} onWiped={wiped} />
            ))}
          </ul>
        </section>
      )}
      <p role="status">{said}</p>
      {people.length < MOST_PROFILES ? (
        <AddPerson onAdded={() => setSaid(t('mine:added'))} />
      ) : (
        <p>{t('mine:full', { n: MOST_PROFILES })}</p>
      )}
    </>
  )
}
