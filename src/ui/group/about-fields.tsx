import type { AboutMe } from '../../flow/join-group.ts'
import { useSpeech } from '../i18n.ts'
import { SelectField } from '../room/desk/start/select-field.tsx'

interface Props {
  readonly about: AboutMe
  readonly onChange: (about: AboutMe) => void
}

const AGES = ['18-29', '30-44', '45-59', '60+'] as const
const NONE = { value: 'none' } as const

/** What a member may say of themselves, and need not. */
export function AboutFields({ about, onChange }: Props) {
  const { t } = useSpeech()
  const none = { ...NONE, says: t('group:unsaid') }
  const { gender, ageBand, ...rest } = about
  return (
    <details class="gr-about">
      <summary>{t('group:aboutTitle')}</summary>
      <p class="small">{t('group:aboutText')}</p>
      <SelectField
        id="group-gender"
        label={t('group:gender')}
        all={[
          none,
          { value: 'female', says: t('group:genderFemale') },
          { value: 'male', says: t('group:genderMale') },
          { value: 'other', says: t('group:genderOther') },
        ]}
        chosen={gender ?? 'none'}
        onChoose={(chosen) =>
          onChange({ ...rest, ...(ageBand && { ageBand }), ...(chosen !== 'none' && { gender: chosen }) })
        }
      />
      <SelectField
        id="group-age"
        label={t('group:age')}
        all={[none, ...AGES.map((value) => ({ value, says: value.replace('-', '–') }))]}
        chosen={ageBand ?? 'none'}
        onChoose={(chosen) =>
          onChange({ ...rest, ...(gender && { gender }), ...(chosen !== 'none' && { ageBand: chosen }) })
        }
      />
    </details>
  )
}
