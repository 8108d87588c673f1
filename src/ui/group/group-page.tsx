import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { PATHS } from '../routes.ts'
import { KeepSafe } from './keep-safe.tsx'
import { Latest } from './latest.tsx'
import { MyGroup } from './my-group.tsx'
import { Places } from './places.tsx'
import { useOutbox } from './use-outbox.ts'

/** Where my results are, and to which group they belong. */
export function GroupPage() {
  const { t } = useSpeech()
  const outbox = useOutbox()
  return (
    <Page title={t('group:title')} lead={t('group:lead')}>
      <KeepSafe />
      <Places outbox={outbox} />
      <MyGroup outbox={outbox} />
      <p>
        <a href={`${PATHS.privacy}/phone`}>{t('group:otherPhone')}</a>
      </p>
      <Latest places={outbox?.places} />
      <p>
        <a href={PATHS.privacy}>{t('group:privacy')}</a>
      </p>
    </Page>
  )
}
