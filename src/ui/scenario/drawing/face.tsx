import { Person, type Standing } from './person.tsx'

/** A round portrait beside what somebody says; hidden from screen readers, since name and mood stand there in words. */
export function Face({ look, mood, second }: Omit<Standing, 'gaze'>) {
  return (
    <svg class="sc-face" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="24" fill="var(--sc-back)" stroke="none" />
      <g transform="translate(24 42.5) scale(.76)">
        <Person look={look} mood={mood} second={second} />
      </g>
      <circle cx="24" cy="24" r="23.2" fill="none" stroke="var(--sc-edge)" />
    </svg>
  )
}
