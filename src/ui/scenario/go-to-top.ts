import { focusHeading } from '../parts/page.tsx'

/** Brings the beginning into view and gives its heading the focus: a page comes that is another one, although its path is not. */
export function goToTop(): void {
  focusHeading()
  scrollTo(0, 0)
}
