import { useState } from 'preact/hooks'
import type { OpenedExam } from '../../../core/exam/open-exam.ts'
import type { QuestionBank } from '../../../flow/questions.ts'
import { pastExams, type SittingHere } from '../../../flow/sit-exam.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { KeepThis } from '../../parts/when-loaded.tsx'
import { useLook } from '../../state.ts'
import { useAddressRescue } from './address-rescue.ts'
import { BeginPart } from './begin-part.tsx'
import { BegunHere } from './begun-here.tsx'
import { CodePart } from './code-part.tsx'
import { Facts } from './facts.tsx'
import { PastList } from './past-list.tsx'
import { Sources } from './sources.tsx'
import { TakeOver } from './take-over.tsx'
import { useTaking } from './use-taking.ts'

interface Props {
  readonly opened: OpenedExam
  readonly bank: QuestionBank
  /** The code of the paper to be sat, when the address names one. */
  readonly code: string | undefined
  /** The one that lies unfinished here. */
  readonly begun: SittingHere | undefined
}

/** What an exam is, how much time one takes, which paper it is; and, small, the ways of a group and of another phone. */
export function Intro({ opened, bank, code: given, begun }: Props) {
  const { t } = useSpeech()
  const { exam, words } = opened
  const { shelf } = bank
  const past = (useLook(pastExams, []) ?? []).filter((each) => each.exam === exam.id)
  const address = useAddressRescue()
  const taking = useTaking({ exam: exam.id, shelf, begun, address })
  const [isTakeOpen, setTakeOpen] = useState(false)
  return (
    <Page title={words.title} lead={words.about}>
      {address.text !== '' && (
        <Notice tone="attention" live>
          <p>
            {t('exam:brought')} {begun && t('exam:takeLaysAside')}
          </p>
          <button
            type="button"
            class="button primary"
            disabled={taking.isTaking}
            onClick={() => void taking.take(address.text)}
          >
            {t('exam:take')}
          </button>
        </Notice>
      )}
      {begun && <BegunHere here={begun} />}
      <Facts opened={opened} used={past.length} />
      {(exam.tries === undefined || past.length < exam.tries) && (
        <BeginPart exam={exam} shelf={shelf} given={given} begun={begun} />
      )}
      <Sources opened={opened} topics={shelf.topics} />
      <CodePart shelf={shelf} />
      <details
        class="ts-e-more"
        open={isTakeOpen || taking.problem !== undefined}
        onToggle={({ currentTarget }) => setTakeOpen(currentTarget.open)}
      >
        <summary>{t('exam:takeTitle')}</summary>
        <TakeOver taking={taking} laysAside={begun !== undefined} />
      </details>
      <PastList past={past} />
      <KeepThis />
    </Page>
  )
}
