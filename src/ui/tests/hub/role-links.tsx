import { type Role, ROLES } from '../../../core/guide/role.ts'
import { useSpeech } from '../../i18n.ts'
import { PATHS } from '../../routes.ts'

interface Props {
  /** Whose day it is, if that was chosen: it stands first. */
  readonly own: Role | undefined
}

/** Practice by role. */
export function RoleLinks({ own }: Props) {
  const { t } = useSpeech()
  const roles = own ? [own, ...ROLES.filter((role) => role !== own)] : ROLES
  return (
    <>
      <h3 id="by-role">{t('tests:byRole')}</h3>
      <ul class="plain ts-roles" aria-labelledby="by-role">
        {roles.map((role) => (
          <li key={role}>
            <a class="button" href={`${PATHS.tests}/role/${role}`}>
              {t(`common:role_${role}`)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
