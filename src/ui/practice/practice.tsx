import { Tile } from '../home/tile.tsx'
import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { KeepThis } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import styles from '../home/home.module.css'

/** Everything one practises with, behind one of the five places. */
export function Practice() {
  const { t } = useSpeech()
  return (
    <Page title={t('practice:title')} lead={t('practice:lead')}>
      <ul class={`plain ${styles['tiles']}`}>
        <Tile href={PATHS.scenarios} icon="scenarios" title={t('home:scenariosTitle')} strong>
          {t('home:scenariosText')}
        </Tile>
        <Tile href={PATHS.protocols} icon="protocols" title={t('home:protocolsTitle')} strong>
          {t('home:protocolsText')}
        </Tile>
        <Tile href={PATHS.tests} icon="tests" title={t('practice:testsTitle')} strong>
          {t('practice:testsText')}
        </Tile>
        <Tile href={PATHS.room} icon="room" title={t('home:roomTitle')}>
          {t('practice:roomText')}
        </Tile>
        <Tile href={PATHS.progress} icon="progress" title={t('practice:progressTitle')}>
          {t('practice:progressText')}
        </Tile>
      </ul>
      <KeepThis />
    </Page>
  )
}
