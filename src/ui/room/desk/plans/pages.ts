/* Session plans for trainers. Their style is plans.css, a part of that of the door that leads here. */
export { GroupsPage } from './groups-page.tsx'
export { PlanPage } from './plan-page.tsx'
export { PlansPage } from './plans-page.tsx'
