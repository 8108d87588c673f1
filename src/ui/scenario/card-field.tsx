import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { readCardCode } from '../../core/scenario/role-card.ts'
import { useSpeech } from '../i18n.ts'
import { PATHS } from '../routes.ts'

/**
 * Where the code of a role card is typed; a wrong one is said to be wrong here, before anything is opened.
 * `code`: one that was tried already, for mending it.
 */
export function CardField({ code = '' }: { readonly code?: string }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const [typed, setTyped] = useState(code)
  const [tried, setTried] = useState(code !== '')
  const read = readCardCode(typed)
  const problem = tried && !read.ok ? read.problem : undefined
  const open = (event: Event): void => {
    event.preventDefault()
    if (read.ok) route(`${PATHS.scenarios}/card/${encodeURIComponent(typed.trim())}`)
    else setTried(true)
  }
  return (
    <form onSubmit={open}>
      <h2 id="code-title">{t('scenario:cardTitle')}</h2>
      <p class="small" id="code-text">
        {t('scenario:cardText')}
      </p>
      <div class="row">
        <input
          type="text"
          class="sc-code"
          aria-labelledby="code-title"
          aria-describedby={problem ? 'code-text code-problem' : 'code-text'}
          aria-invalid={problem !== undefined}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={12}
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setTried(false)
          }}
        />
        <button type="submit" class="button">
          {t('scenario:cardOpen')}
        </button>
      </div>
      {problem && (
        <p id="code-problem" role="alert">
          {t(`scenario:card_${problem}`)}
        </p>
      )}
    </form>
  )
}
