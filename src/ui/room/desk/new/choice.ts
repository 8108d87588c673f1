import type { TopicLine } from '../../../../core/question/question-line.ts'
import { MOST_SEATS, USUAL_SEATS } from '../../../../core/room/record.ts'
import { seatNumber } from '../../seat/seat-number.ts'
import type { QuizKinds, QuizMode, QuizSize } from '../../../../core/room/start.ts'

/** What a trainer chooses before the questions are drawn. */
export interface Choice {
  /** 0 for all topics, else the number of one. */
  readonly topic: number
  readonly size: QuizSize
  readonly mode: QuizMode
  readonly kinds: QuizKinds
  readonly title: string
  /** As typed. */
  readonly seats: string
  /** Whether the trainer says that more people are here than a group has by the regulation. */
  readonly isLarge: boolean
}

/** What most trainers choose. */
export const USUAL: Choice = {
  topic: 0,
  size: 10,
  mode: 'led',
  kinds: 'quick',
  title: '',
  seats: String(USUAL_SEATS),
  isLarge: false,
}

/** What most trainers choose, of one topic when it is asked for and here. */
export function usualFor(topics: readonly Pick<TopicLine, 'id' | 'order'>[], id: string | undefined): Choice {
  const topic = topics.find((each) => each.id === id)
  return topic ? { ...USUAL, topic: topic.order / 10 } : USUAL
}

/** How many seats there can be: a 37th only when the trainer says so. */
export function mostSeats({ isLarge }: Pick<Choice, 'isLarge'>): number {
  return isLarge ? MOST_SEATS : USUAL_SEATS
}

/** The number of seats that was typed, or nothing when it is none. */
export function seatsOf(choice: Pick<Choice, 'seats' | 'isLarge'>): number | undefined {
  const seats = seatNumber(choice.seats)
  return seats !== undefined && seats <= mostSeats(choice) ? seats : undefined
}
