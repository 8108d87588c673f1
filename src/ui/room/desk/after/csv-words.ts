import type { PeopleWords, QuestionsWords } from '../../../../core/room/csv.ts'
import { SEAT_WAYS } from '../../../../core/room/score.ts'
import { SEAT_STATES } from '../../../../core/room/standings.ts'
import type { HostedRoom } from '../../../../flow/host-room.ts'
import type { Words } from '../../../i18n.ts'
import { answerWords } from './answer-words.ts'

/** The words of the table of people, the same as on the screen. */
export function peopleWords(t: Words): PeopleWords {
  return {
    seat: t('desk-back:colSeat'),
    name: t('desk-back:colName'),
    state: t('desk-back:colState'),
    right: t('desk-back:colRight'),
    of: t('desk-back:colOf'),
    minutes: t('desk-back:colMinutes'),
    way: t('desk-back:colVia'),
    states: worded(SEAT_STATES, (state) => t(`desk-back:state_${state}`)),
    ways: worded(SEAT_WAYS, (way) => t(`desk-back:via_${way}`)),
    question: (place) => t('desk-back:question', { number: place }),
  }
}

/** The words of the table of questions, the same as on the screen. */
export function questionsWords(
  { items, quiz }: HostedRoom,
  titled: (topic: string) => string,
  t: Words,
): QuestionsWords {
  return {
    place: t('desk-back:colNumber'),
    topic: t('desk-back:colTopic'),
    question: t('desk-back:colQuestion'),
    asked: t('desk-back:colAsked'),
    right: t('desk-back:colRight'),
    share: t('desk-back:colShare'),
    discrimination: t('desk-back:colSeparates'),
    commonestWrong: t('desk-back:colWrong'),
    wrongCount: t('desk-back:colWrongCount'),
    shareIn: (language) => `${t('desk-back:colShare')} (${t(`desk-back:language_${language}`)})`,
    discriminationIn: (language) => `${t('desk-back:colSeparates')} (${t(`desk-back:language_${language}`)})`,
    topicOf: titled,
    stemOf: (place) => items[place]?.words.stem ?? '',
    answerOf: (place, answer) => {
      const opened = items[place]
      return (opened && answerWords(opened, answer, quiz.questions[place]?.seed ?? '', t)) ?? answer
    },
  }
}

function worded<Code extends string>(
  codes: readonly Code[],
  word: (code: Code) => string,
): Record<Code, string> {
  return Object.fromEntries(codes.map((code) => [code, word(code)])) as Record<Code, string>
}
