import { type OpenedExam, openExam } from '../../../core/exam/open-exam.ts'
import { openBank, type QuestionBank } from '../../../flow/questions.ts'
import { openSitting } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { KeepThis, WhenLoaded } from '../../parts/when-loaded.tsx'
import { PATHS } from '../../routes.ts'
import { useLook } from '../../state.ts'
import { useOpened } from '../../use-opened.ts'
import { BegunHere } from './begun-here.tsx'
import { Intro } from './intro.tsx'
import { Opening } from './opening.tsx'

interface Props {
  readonly id: string
  /** The code of the paper to be sat, when the address names one. */
  readonly code: string | undefined
}

/** The way in to an exam. An exam that was begun can be gone on with even where its edition cannot be read. */
export function Entrance({ id, code }: Props) {
  const { t, language } = useSpeech()
  const bank = useOpened(openBank)
  const begun = useLook(async () => ({ here: await openSitting(language, id) }), [language, id])
  if (bank.state === 'loading' || !begun) return <Opening title={t('exam:title')} />
  const opened = bank.state === 'ready' ? examIn(bank.value, id) : undefined
  if (bank.state === 'ready' && opened)
    return <Intro opened={opened} bank={bank.value} code={code} begun={begun.here} />
  if (bank.state === 'problem' && bank.problem !== 'missing' && !begun.here)
    return (
      <WhenLoaded loaded={bank} title={t('exam:title')}>
        {() => null}
      </WhenLoaded>
    )
  return (
    <Page title={begun.here?.words.title ?? t('exam:title')}>
      {begun.here ? (
        <BegunHere here={begun.here} />
      ) : (
        <Notice tone="attention">
          <p>{t('exam:noExam')}</p>
        </Notice>
      )}
      <KeepThis />
      <p>
        <a class="button" href={PATHS.tests}>
          {t('exam:toAll')}
        </a>
      </p>
    </Page>
  )
}

function examIn({ exams }: QuestionBank, id: string): OpenedExam | undefined {
  const raw = exams.find(({ exam }) => exam['id'] === id)
  return raw && openExam(raw)
}
