import { useEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { focusHeading } from '../../parts/page.tsx'
import type { Taking } from './use-taking.ts'

/** Why the baton that a link brought was not taken, where its field is not in view. */
export function Refused({ taking: { problem, type, typed } }: { readonly taking: Taking }) {
  const { t } = useSpeech()
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => here.current?.focus(), [typed])
  const close = (): void => {
    type(typed)
    focusHeading()
  }
  return (
    <div ref={here} tabIndex={-1}>
      <Notice tone="attention" live>
        <p>
          {problem && t(`scenario-run:problem_${problem}`)} {t('scenario-run:untouched')}
        </p>
        <button type="button" class="button" onClick={close}>
          {t('scenario:goOn')}
        </button>
      </Notice>
    </div>
  )
}
