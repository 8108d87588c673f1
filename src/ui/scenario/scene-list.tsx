import { useState } from 'preact/hooks'
import type { Attempt } from '../../core/attempt/attempt.ts'
import { formatList } from '../../core/format/format.ts'
import { ROLES } from '../../core/guide/role.ts'
import type { SceneLine } from '../../core/scenario/scene-line.ts'
import { SKILLS } from '../../core/scenario/scene-kinds.ts'
import { useSpeech } from '../i18n.ts'
import { PATHS } from '../routes.ts'
import { Row } from './row.tsx'
import { lastResult } from './suggest.ts'

/** So many skills are named as worth another look; more would be a verdict. */
const NAMED = 2

interface Props {
  readonly lines: readonly SceneLine[]
  readonly past: readonly Attempt[]
}

/** The scenes that one plays alone: narrowed by what one wants to practise, or as whom. */
export function SceneList({ lines, past }: Props) {
  const { t } = useSpeech()
  const [skill, setSkill] = useState('')
  const [role, setRole] = useState('')
  const played = new Set(lines.map(({ player }) => player))
  const shown = lines.filter(
    ({ skills, player }) =>
      (skill === '' || skills.some((each) => each === skill)) && (role === '' || player === role),
  )
  return (
    <section>
      <h2>{t('scenario:allTitle')}</h2>
      <div class="sc-filters">
        <Filter id="skill" onChoose={setSkill}>
          {SKILLS.map((each) => [each, t(`scenario:skill_${each}`)])}
        </Filter>
        <Filter id="role" onChoose={setRole}>
          {ROLES.filter((each) => played.has(each)).map((each) => [each, t(`common:role_${each}`)])}
        </Filter>
      </div>
      <p role="status" class={shown.length === lines.length ? 'hidden' : 'small'}>
        {t('scenario:sceneCount', { count: shown.length })}
      </p>
      <ul class="plain sc-list">
        {shown.map((line) => (
          <SceneItem key={line.id} line={line} past={past} />
        ))}
      </ul>
    </section>
  )
}

interface FilterProps {
  readonly id: 'skill' | 'role'
  readonly children: readonly (readonly [value: string, name: string])[]
  readonly onChoose: (value: string) => void
}

function Filter({ id, children, onChoose }: FilterProps) {
  const { t } = useSpeech()
  return (
    <p>
      <label for={id}>{t(`scenario:by_${id}`)}</label>
      <select id={id} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="">{t(`scenario:every_${id}`)}</option>
        {children.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </p>
  )
}

function SceneItem({ line, past }: { readonly line: SceneLine; readonly past: readonly Attempt[] }) {
  const { t, formats } = useSpeech()
  const { id, title, player, minutes, skills } = line
  const left = lastResult(past, id)
  const names = (which: typeof skills): string =>
    formatList(
      which.map((skill) => t(`scenario:skill_${skill}`)),
      formats,
    )
  return (
    <Row href={`${PATHS.scenarios}/${id}`} title={title} done={left !== undefined}>
      {t(`common:role_${player}`)} · {t('scenario:minutes', { count: minutes })}
      <br />
      {names(skills)}
      {left && (
        <b class="sc-done">
          {left.length === 0
            ? t('scenario:lastAll')
            : t('scenario:lastGrow', { skills: names(left.slice(0, NAMED)) })}
        </b>
      )}
    </Row>
  )
}
