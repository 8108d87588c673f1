import type { Role } from '../../../core/guide/role.ts'
import { useSpeech } from '../../i18n.ts'

/** How a phone takes part: with some of the parts, with all of them, or only watching. */
export type Manner = 'some' | 'all' | 'none'

interface Props {
  readonly crew: readonly Role[]
  readonly manner: Manner
  readonly ticked: readonly Role[]
  readonly onManner: (manner: Manner) => void
  readonly onTicked: (ticked: readonly Role[]) => void
}

/** Which parts of a run this phone plays. */
export function PartsChoice({ crew, manner, ticked, onManner, onTicked }: Props) {
  const { t } = useSpeech()
  return (
    <fieldset class="sc-manner">
      <legend>{t('scenario-run:partsTitle')}</legend>
      {(['some', 'all', 'none'] as const).map((each) => (
        <div key={each}>
          <label class="sc-check">
            <input type="radio" name="parts" checked={manner === each} onChange={() => onManner(each)} />
            {t(`scenario-run:parts_${each}`)}
          </label>
          {each === 'some' && manner === 'some' && (
            <div class="sc-b-parts" role="group" aria-label={t('scenario-run:parts_some')}>
              {crew.map((role) => (
                <label key={role} class="sc-check">
                  <input
                    type="checkbox"
                    checked={ticked.includes(role)}
                    onChange={({ currentTarget: { checked } }) =>
                      onTicked(crew.filter((other) => (other === role ? checked : ticked.includes(other))))
                    }
                  />
                  {t(`common:role_${role}`)}
                </label>
              ))}
            </div>
          )}
        </div>
      ))}
    </fieldset>
  )
}
