import { changeSeat, finishRoom, giveAnswer, goTo, type Seat } from '../../../flow/join-room.ts'

/** Something that is done at a seat: how it looks at once, and how the phone keeps it. */
export interface Deed {
  readonly shown: (seat: Seat) => Seat
  readonly keep: (seat: Seat) => Promise<Seat>
}

/** Answers the question at a place, or takes the answer back. */
export function answering(place: number, answer: string | undefined): Deed {
  return {
    shown: (seat) => ({
      ...seat,
      answers: seat.items.map((_, at) => (at === place ? answer : seat.answers[at])),
    }),
    keep: (seat) => giveAnswer(seat, place, answer),
  }
}

/** Goes to a place. */
export function going(place: number): Deed {
  return { shown: (seat) => ({ ...seat, at: place }), keep: (seat) => goTo(seat, place) }
}

/** Moves to another seat, 1…60. */
export function moving(number: number): Deed {
  return { shown: (seat) => ({ ...seat, seat: number }), keep: (seat) => changeSeat(seat, number) }
}

/** Finishes: no answer can be changed any more. Shown only when it is so, since the square is made of what is finished. */
export function finishing(): Deed {
  return { shown: (seat) => seat, keep: finishRoom }
}

/** Stays where one is: asks the phone to keep what it has refused so far. */
export function staying(): Deed {
  return { shown: (seat) => seat, keep: (seat) => goTo(seat, seat.at) }
}
