import { teach } from '../../i18n.ts'
import { mineWords } from '../../mine/words.ts'
import { dressRoom } from '../../room-style.ts'
import { CardsPage } from './after/cards-page.tsx'
import { CollectPage } from './after/collect-page.tsx'
import { HandOverPage } from './after/hand-over-page.tsx'
import { KitPage } from './after/kit-page.tsx'
import { ReportPage } from './after/report-page.tsx'
import { SeatsPage } from './after/seats-page.tsx'
import style from './deskback.css?url'

/*
 * The door to the back of the trainer's desk: collecting, cards, seats, report, paper, two rooms side by side, and session plans.
 * A file of its own, so that whoever begins a quiz does not wait for it.
 */
export { ComparePage } from './after/compare-page.tsx'
export { TakeSquares } from './after/take-squares.tsx'
export { GroupsPage, PlanPage, PlansPage } from './plans/pages.ts'

/** The pages of one quiz that stand here. */
export const PAGES = {
  collect: CollectPage,
  seats: SeatsPage,
  cards: CardsPage,
  report: ReportPage,
  kit: KitPage,
  'hand-over': HandOverPage,
}

/** Puts the style of the back of the desk and of session plans on the page, and fetches the words of the places. */
export async function dressDeskBack(): Promise<void> {
  await Promise.all([dressRoom(style), teach(mineWords)])
}
