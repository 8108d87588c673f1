import { useState } from 'preact/hooks'
import { peopleCsv, questionsCsv } from '../../../../core/room/csv.ts'
import type { RoomReport } from '../../../../core/room/report.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { saveFile } from '../../../parts/save-file.ts'
import { Check } from '../check.tsx'
import { knownPeople } from '../../../../core/room/known-people.ts'
import { peopleWords, questionsWords } from './csv-words.ts'
import { useTopicTitles } from './use-topic-titles.ts'

/** Without it some spreadsheets read Georgian, Armenian and Azerbaijani letters as rubbish. */
const BYTE_ORDER_MARK = '\uFEFF'

interface Props {
  readonly room: HostedRoom
  readonly report: RoomReport
}

/** The two tables as files for a spreadsheet. */
export function SaveTables({ room, report }: Props) {
  const { t } = useSpeech()
  const titled = useTopicTitles()
  const [forExcel, setForExcel] = useState(true)
  const [made, setMade] = useState('')
  const save = (what: 'people' | 'questions', table: string): void => {
    const day = new Date(room.head.openedAt).toISOString().slice(0, 10)
    const name = `ubani-${day}-${room.head.code}-${what}.csv`
    saveFile(name, new Blob([forExcel ? BYTE_ORDER_MARK : '', table], { type: 'text/csv;charset=utf-8' }))
    setMade(name)
  }
  return (
    <section class="no-print">
      <h2>{t('desk-back:saveTitle')}</h2>
      <Check says={t('desk-back:forExcel')} checked={forExcel} onCheck={setForExcel} />
      <p class="row">
        <button
          type="button"
          class="button"
          onClick={() =>
            save('people', peopleCsv({ ...report, people: knownPeople(report) }, peopleWords(t)))
          }
        >
          {t('desk-back:savePeople')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => save('questions', questionsCsv(report, questionsWords(room, titled, t)))}
        >
          {t('desk-back:saveQuestions')}
        </button>
      </p>
      <p class="small">{t('desk-back:saveText')}</p>
      <p role="status">{made && t('desk-back:saved', { name: made })}</p>
    </section>
  )
}
