import type { RoomReport } from '../../../../core/room/report.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import { useSpeech } from '../../../i18n.ts'
import { addressOf } from '../../../routes.ts'
import { answerWords } from './answer-words.ts'

interface Props {
  readonly room: HostedRoom
  readonly report: RoomReport
}

/** The questions of which the fewest were right, with what to say about each before people go. */
export function Hardest({ room, report: { hardest } }: Props) {
  const { t } = useSpeech()
  const missed = hardest.filter(({ share }) => share < 1)
  if (missed.length === 0) return <p>{t('desk-back:allRight')}</p>
  return (
    <section>
      <h2>{t('desk-back:hardestTitle')}</h2>
      <ol class="plain">
        {missed.map(({ place, right, asked, commonestWrong }) => {
          const opened = room.items[place]
          if (!opened) return null
          const seed = room.quiz.questions[place]?.seed ?? ''
          const wrong = commonestWrong && answerWords(opened, commonestWrong.answer, seed, t)
          return (
            <li key={place} class="rb-hard">
              <h3>
                {place}. <span lang={room.wordsLanguage}>{opened.words.stem}</span>
              </h3>
              <p>
                {t('desk-back:rightOf', { right, of: asked })}
                {wrong && commonestWrong && (
                  <> {t('desk-back:wrongMost', { answer: wrong, count: commonestWrong.count })}</>
                )}
              </p>
              <p class="rb-along" lang={room.wordsLanguage}>
                {opened.words.explanation}
              </p>
              <p class="no-print">
                <a href={addressOf(`guide:${opened.item.guide}`)}>
                  {t('desk-back:toGuide')}
                  <span class="hidden">: {t('desk-back:question', { number: place })}</span>
                </a>
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
