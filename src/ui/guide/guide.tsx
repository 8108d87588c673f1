import { PHASES } from '../../core/guide/chapter.ts'
import type { ContentsLine } from '../../flow/documents.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Page } from '../parts/page.tsx'
import { RoleChoice } from '../parts/role-choice.tsx'
import { KeepThis, WhenLoaded } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { useChoices, useDocument, useSurroundings } from '../state.ts'
import styles from './guide.module.css'

/** The table of contents, in the order of the day. */
export function Guide() {
  const { t } = useSpeech()
  const contents = useDocument('contents')
  return (
    <WhenLoaded loaded={contents} title={t('guide:title')}>
      {(lines) => (
        <Page title={t('guide:title')} lead={t('guide:lead')}>
          <RoleChoice id="role" />
          <Contents lines={lines} />
          <KeepThis />
          <p>
            <a class="button" href={PATHS.printGuide}>
              <Icon name="print" />
              {t('guide:printAll')}
            </a>
          </p>
          <p class="small">{t('guide:lawVersion')}</p>
        </Page>
      )}
    </WhenLoaded>
  )
}

function Contents({ lines }: { readonly lines: readonly ContentsLine[] }) {
  const { t } = useSpeech()
  const { preferences } = useChoices()
  const seen = useSurroundings()
  const role = preferences?.role
  return (
    <>
      {PHASES.map((phase) => {
        const chapters = lines.filter((line) => line.phase === phase)
        return (
          chapters.length > 0 && (
            <section key={phase} aria-labelledby={`phase-${phase}`}>
              <h2 id={`phase-${phase}`} data-place>
                {t(`common:phase_${phase}`)}
              </h2>
              <ol class={`plain ${styles['contents']}`}>
                {chapters.map((line) => {
                  const mine = role ? (line.steps[role] ?? 0) : 0
                  return (
                    <li key={line.id}>
                      <a href={`${PATHS.guide}/${line.id}`}>
                        <span class={styles['number']} aria-hidden="true">
                          {lines.indexOf(line) + 1}
                        </span>
                        <span>
                          <b>{line.title}</b>
                          <small>{line.summary}</small>
                          <small>
                            {t('guide:steps', { count: line.steps.all ?? 0 })}
                            {role && mine > 0 && (
                              <>
                                {' '}
                                · <strong>{t('guide:mySteps', { count: mine })}</strong>
                              </>
                            )}
                            {seen?.readChapters.has(line.id) && <> · {t('guide:chapterRead')} ✓</>}
                          </small>
                        </span>
                      </a>
                    </li>
                  )
                })}
              </ol>
            </section>
          )
        )
      })}
    </>
  )
}
