import { LEAST_SHEETS, type LanguageReport } from '../../../../core/room/by-language.ts'
import type { RoomReport } from '../../../../core/room/report.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { discriminationWord, percentOf } from './figures.ts'
import { Table } from './table.tsx'

interface Props {
  readonly room: HostedRoom
  readonly report: RoomReport
}

/** Every scored question by the language in which it was read; nothing where all read the same. */
export function LanguagesTable({ room, report: { questions, languages } }: Props) {
  const { t, formats } = useSpeech()
  if (languages.length < 2) return null
  const hinted = questions.some(({ suspect }) => suspect)
  const figures = (own: LanguageReport | undefined): string => {
    if (!own) return '–'
    const share = t('desk-back:percent', { number: percentOf(own.share, formats) })
    const { discrimination } = own
    return discrimination === undefined
      ? share
      : `${share}, ${t(`desk-back:separates_${discriminationWord(discrimination)}`)}`
  }
  return (
    <>
      <Table
        sentences
        title={t('desk-back:languagesTitle')}
        head={[
          t('desk-back:colQuestion'),
          ...languages.map(({ language, sheets }) => `${t(`desk-back:language_${language}`)} (${sheets})`),
          ...(hinted ? [t('desk-back:colHint')] : []),
        ]}
        lines={questions.map((question) => [
          <>
            {question.place}. <span lang={room.wordsLanguage}>{room.items[question.place]?.words.stem}</span>
          </>,
          ...languages.map(({ language }) =>
            figures(question.languages.find((own) => own.language === language)),
          ),
          ...(hinted
            ? [
                question.suspect &&
                  t('desk-back:suspect', { language: t(`desk-back:language_${question.suspect}`) }),
              ]
            : []),
        ])}
      />
      {hinted && <p class="small">{t('desk-back:suspectNote')}</p>}
      {languages.some(({ sheets }) => sheets < LEAST_SHEETS) && (
        <p class="small">{t('desk-back:languagesFew', { number: LEAST_SHEETS })}</p>
      )}
    </>
  )
}
