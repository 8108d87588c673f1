import type { RoomReport } from '../../../../core/room/report.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { answerWords } from './answer-words.ts'
import { discriminationWord, percentOf } from './figures.ts'
import { Table } from './table.tsx'

interface Props {
  readonly room: HostedRoom
  readonly report: RoomReport
}

/** Every scored question: how many were right, what was thought instead, and whether it tells who knows the rest. */
export function QuestionTable({ room, report: { questions } }: Props) {
  const { t, formats } = useSpeech()
  return (
    <Table
      sentences
      title={t('desk-back:questionsTitle')}
      head={[
        t('desk-back:colQuestion'),
        t('desk-back:colRight'),
        t('desk-back:colWrong'),
        t('desk-back:colSeparates'),
      ]}
      lines={questions.map(({ place, right, asked, share, commonestWrong, discrimination }) => {
        const opened = room.items[place]
        const seed = room.quiz.questions[place]?.seed ?? ''
        const wrong = opened && commonestWrong && answerWords(opened, commonestWrong.answer, seed, t)
        return [
          <>
            {place}. <span lang={room.wordsLanguage}>{opened?.words.stem}</span>
          </>,
          asked === 0
            ? '–'
            : t('desk-back:rightShare', { right, of: asked, number: percentOf(share, formats) }),
          wrong && commonestWrong ? `${wrong} (${commonestWrong.count})` : '–',
          t(`desk-back:separates_${discriminationWord(discrimination)}`),
        ]
      })}
    />
  )
}
