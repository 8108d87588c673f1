import type { Attempt } from '../../core/attempt/attempt.ts'
import { formatList } from '../../core/format/format.ts'
import type { SceneLine } from '../../core/scenario/scene-line.ts'
import { skillHistory } from '../../core/scenario/skill-history.ts'
import { pastPlays } from '../../flow/past-plays.ts'
import type { SceneShelf } from '../../flow/scenes.ts'
import { useSpeech } from '../i18n.ts'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { KeepThis } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import { useChoices, useLook } from '../state.ts'
import { CardField } from './card-field.tsx'
import { Row } from './row.tsx'
import { SceneList } from './scene-list.tsx'
import { SkillTable } from './skills.tsx'
import { suggest } from './suggest.ts'

/** The entrance to the role-plays: the one best next step first, then everything else there is. */
export function Hub({ shelf }: { readonly shelf: SceneShelf }) {
  const { t } = useSpeech()
  const past = useLook(pastPlays, [])
  const history = skillHistory(past ?? [])
  return (
    <Page title={t('scenario:title')} lead={t('scenario:lead')}>
      {past && <Next shelf={shelf} past={past} />}
      <Crew lines={shelf.lines} />
      <SceneList lines={shelf.lines.filter(({ crew }) => !crew)} past={past ?? []} />
      {shelf.unreadable > 0 && (
        <Notice tone="attention">
          <p>{t('scenario:unreadable', { count: shelf.unreadable })}</p>
        </Notice>
      )}
      {history.length > 0 && (
        <section>
          <h2>{t('scenario:skillsTitle')}</h2>
          <p class="small">{t('scenario:skillsText')}</p>
          <SkillTable title={t('scenario:skillsTitle')} rows={history} />
        </section>
      )}
      <CardField />
      <KeepThis />
    </Page>
  )
}

function Next({ shelf, past }: { readonly shelf: SceneShelf; readonly past: readonly Attempt[] }) {
  const { t } = useSpeech()
  const next = suggest(shelf.lines, past, useChoices().preferences?.role)
  if (!next) return null
  const { line, why, skill } = next
  return (
    <section class="sc-next" aria-labelledby="next">
      <h2 id="next">{t(why === 'go-on' ? 'scenario:goOnTitle' : 'scenario:nextTitle')}</h2>
      <p>
        <b>{line.title}</b>
        <br />
        <span class="small">
          {t('scenario:youAre', { role: t(`common:role_${line.player}`) })}
          {skill && ` · ${t('scenario:becauseSkill', { skill: t(`scenario:skill_${skill}`) })}`}
        </span>
      </p>
      <a class="button primary" href={`${PATHS.scenarios}/${line.id}${why === 'go-on' ? '?play' : ''}`}>
        {t(why === 'go-on' ? 'scenario:goOn' : 'scenario:look')}
      </a>
    </section>
  )
}

/** Where the commission plays together. */
function Crew({ lines }: { readonly lines: readonly SceneLine[] }) {
  const { t, formats } = useSpeech()
  const together = lines.filter(({ crew }) => crew)
  if (together.length === 0) return null
  return (
    <section>
      <h2>{t('scenario:crewTitle')}</h2>
      <ul class="plain sc-list">
        {together.map(({ id, title, crew, minutes }) => (
          <Row key={id} href={`${PATHS.scenarios}/${id}`} title={title}>
            {formatList(
              (crew ?? []).map((role) => t(`common:role_${role}`)),
              formats,
            )}{' '}
            · {t('scenario:minutes', { count: minutes })}
          </Row>
        ))}
      </ul>
    </section>
  )
}
