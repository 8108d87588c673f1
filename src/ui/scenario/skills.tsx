import type { Shown } from '../../core/scenario/debrief.ts'
import type { Skill } from '../../core/scenario/scene-kinds.ts'
import type { SkillPoint } from '../../core/scenario/skill-history.ts'
import { useSpeech } from '../i18n.ts'

/** So many plays are drawn; what is older says little about today. */
const DRAWN = 10

interface Props {
  readonly title: string
  readonly rows: readonly (Shown & { readonly skill: Skill; readonly points?: readonly SkillPoint[] })[]
}

/** Skills side by side, never added up: a drawn bar and so much of so much; with `points`, play by play. */
export function SkillTable({ title, rows }: Props) {
  const { t } = useSpeech()
  const series = rows.some(({ points }) => points)
  return (
    <table class="sc-skills">
      <caption class="hidden">{title}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">{t('scenario:skill')}</th>
          <th scope="col">{t('scenario:shown')}</th>
          {series && <th scope="col">{t('scenario:overTime')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ skill, right, of, points = [] }) => (
          <tr key={skill}>
            <th scope="row">{t(`scenario:skill_${skill}`)}</th>
            <td>
              <Bar right={right} of={of} />
              {t('scenario:ofAll', { right, all: of })}
            </td>
            {series && (
              <td class="sc-points">
                {points.slice(-DRAWN).map((point, at) => (
                  <Bar key={at} {...point} />
                ))}
                <span class="hidden">
                  {points
                    .slice(-DRAWN)
                    .map((point) => `${t('scenario:ofAll', { right: point.right, all: point.of })}; `)}
                </span>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bar({ right, of }: Shown) {
  return <span class="sc-bar" style={{ '--sc-part': of > 0 ? right / of : 0 }} aria-hidden="true" />
}
