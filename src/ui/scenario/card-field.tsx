import { useLocation } from 'preact-iso'
import { readCardCode } from '../../core/scenario/role-card.ts'
import { useSpeech } from '../i18n.ts'
import { CodeField } from '../parts/code-field.tsx'
import { PATHS } from '../routes.ts'

/** The longest a code of four signs is typed, with spaces and dashes. */
const LONGEST = 12

/** Where the code of a role card is typed. `code`: one that was tried already, for mending it. */
export function CardField({ code = '' }: { readonly code?: string }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  return (
    <CodeField
      title={t('scenario:cardTitle')}
      text={t('scenario:cardText')}
      open={t('scenario:cardOpen')}
      tried={code}
      longest={LONGEST}
      read={readCardCode}
      why={(problem) => t(`scenario:card_${problem}`)}
      onOpen={(typed) => route(`${PATHS.scenarios}/card/${encodeURIComponent(typed)}`)}
    />
  )
}
