import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { InstallApp } from '../home/install-app.tsx'
import { Appearance } from './appearance.tsx'
import { HandOn } from './hand-on.tsx'
import { Languages } from './languages.tsx'
import { People } from './people.tsx'
import { Storage } from './storage.tsx'

/** What a person can choose, and what this phone holds. */
export function Settings() {
  const { t } = useSpeech()
  return (
    <Page title={t('settings:title')}>
      <Appearance />
      <Languages />
      <HandOn />
      <People />
      <Storage />
      <InstallApp />
    </Page>
  )
}
