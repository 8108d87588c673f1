import type { ComponentChildren } from 'preact'
import type { Language } from '../../../../core/language.ts'
import type { Result } from '../../../../core/result.ts'
import type { BankProblem } from '../../../../flow/questions.ts'
import { useSpeech } from '../../../i18n.ts'
import { Notice } from '../../../parts/notice.tsx'
import { useOpened } from '../../../use-opened.ts'
import { Trouble } from '../trouble.tsx'

interface Props<Value> {
  readonly open: (language: Language) => Promise<Result<Value, BankProblem>>
  readonly children: (value: Value) => ComponentChildren
}

/** Draws what needs something of the edition once it is open; an edition of before there was any says so. */
export function Opened<Value>({ open, children }: Props<Value>) {
  const { t } = useSpeech()
  const opening = useOpened(open)
  if (opening.state === 'ready') return <>{children(opening.value)}</>
  if (opening.state === 'loading') return <p role="status">{t('common:loading')}</p>
  if (opening.problem === 'missing') return <NoneHere />
  return <Trouble problem={opening.problem} onAgain={opening.again} />
}

/** The edition on this phone has nothing of what was asked for. */
export function NoneHere() {
  const { t } = useSpeech()
  return (
    <Notice tone="attention" live>
      <p>{t('desk:otherNone')}</p>
    </Notice>
  )
}
