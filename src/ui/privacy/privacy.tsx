import { useLocation } from 'preact-iso'
import { PATHS } from '../routes.ts'
import { BackupPage } from './backup-page.tsx'
import { KeptPage } from './kept-page.tsx'
import { PhonePage } from './phone-page.tsx'

/** What a person may ask of what is theirs, by the address. */
export function Privacy() {
  const { path } = useLocation()
  switch (path.slice(PATHS.privacy.length)) {
    case '/backup':
      return <BackupPage />
    case '/phone':
      return <PhonePage />
    default:
      return <KeptPage />
  }
}
