import type { Gravity } from '../../../core/protocol/told.ts'

/*
 * Drawn for Ubani on the same 24-unit grid as parts/icon.tsx; these few are needed nowhere but here. They differ in shape,
 * not only in colour.
 */
const SHAPES = {
  E: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM12 7.5v5.5M12 16v.3',
  W: 'M12 4 21 19.5H3L12 4Zm0 5.5v5M12 17v.3',
  H: 'M9 17.5h6M9.5 20.5h5M8.7 14.2a5.6 5.6 0 1 1 6.6 0c-.5.4-.8.9-.8 1.6V17h-5v-1.2c0-.7-.3-1.2-.8-1.6Z',
  accepted: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8 12.3l2.8 2.8L16 9.5',
  ahead: 'M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12Z',
  here: 'M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12Zm0 4.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Z',
  left: 'M6.5 12h11',
  clean: 'M5 12.5 10 17.5 19.5 7',
} as const

export type SignName = keyof typeof SHAPES

interface Props {
  readonly name: SignName
  /** What it means, said aloud; left out where words beside it say the same. */
  readonly label?: string | undefined
}

/** A small sign: a mark on a box or the state of a section. */
export function Sign({ name, label }: Props) {
  return (
    <span
      class="pr-e-sign"
      data-sign={name}
      role={label ? 'img' : undefined}
      aria-label={label}
      title={label}
    >
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={SHAPES[name]} fill="none" />
      </svg>
    </span>
  )
}

/** The sign a told finding bears: its gravity, or that it has been answered for. */
export function signOf(gravity: Gravity, accepted: boolean): SignName {
  return accepted ? 'accepted' : gravity
}
