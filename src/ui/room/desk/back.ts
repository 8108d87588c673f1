import { dressRoom } from '../../room-style.ts'
import style from './deskback.css?url'
import plansStyle from './plans/plans.css?url'

/*
 * The door to the back of the trainer's desk: collecting, cards, seats, report, paper, two rooms side by side, and session plans.
 * A file of its own, so that whoever begins a quiz does not wait for it.
 */
export { CardsPage } from './after/cards-page.tsx'
export { CollectPage } from './after/collect-page.tsx'
export { ComparePage } from './after/compare-page.tsx'
export { HandOverPage } from './after/hand-over-page.tsx'
export { KitPage } from './after/kit-page.tsx'
export { ReportPage } from './after/report-page.tsx'
export { SeatsPage } from './after/seats-page.tsx'
export { TakeSquares } from './after/take-squares.tsx'
export { GroupsPage, PlanPage, PlansPage } from './plans/pages.ts'

/** Puts the style of the back of the desk and of session plans on the page. */
export async function dressDeskBack(): Promise<void> {
  await Promise.all([style, plansStyle].map(dressRoom))
}
