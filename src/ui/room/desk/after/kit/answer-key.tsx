import type { HostedRoom } from '../../../../../flow/host-room.ts'
import { useSpeech } from '../../../../i18n.ts'
import { answerWords, rightAnswer } from '../answer-words.ts'
import { Sheet } from './sheet.tsx'

/** What is right and why, question by question: for the trainer's own hand. */
export function AnswerKey({ room }: { readonly room: HostedRoom }) {
  const { t } = useSpeech()
  return (
    <Sheet room={room} name={t('desk-back:key')}>
      <p class="small">{t('desk-back:keyText')}</p>
      <ol class="plain rb-key" lang={room.wordsLanguage}>
        {room.items.map((opened, place) => {
          const seed = room.quiz.questions[place]?.seed ?? ''
          return (
            <li key={opened.item.id}>
              <p>
                <b>{place === 0 ? t('desk-back:warmUp') : `${place}.`}</b> {opened.words.stem}
              </p>
              <p>
                <b>{answerWords(opened, rightAnswer(opened.item, seed), seed, t)}</b>
              </p>
              <p class="small">{opened.words.explanation}</p>
            </li>
          )
        })}
      </ol>
    </Sheet>
  )
}
