import { isRole, ROLES } from '../../core/guide/role.ts'
import { useSpeech } from '../i18n.ts'
import { useChoices } from '../state.ts'

/** One tap switches the role; every list then shows that role's steps first. */
export function RoleChoice({ id }: { readonly id: string }) {
  const { t } = useSpeech()
  const { preferences, choose } = useChoices()
  return (
    <p class="role-choice">
      <label for={id}>{t('common:roleChoose')}</label>
      <select
        id={id}
        value={preferences?.role ?? ''}
        onChange={({ currentTarget: { value } }) => void choose({ role: isRole(value) ? value : undefined })}
      >
        <option value="">{t('common:roleEveryone')}</option>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`common:role_${role}`)}
          </option>
        ))}
      </select>
    </p>
  )
}
