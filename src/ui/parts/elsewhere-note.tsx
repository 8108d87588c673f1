import { Notice } from './notice.tsx'

/** What another window did with what one is at: it went on with it, or laid it aside and began another. */
export type Elsewhere = 'gone-on' | 'anew'

interface Props {
  readonly elsewhere: Elsewhere | undefined
  readonly goneOn: string
  readonly begunAnew: string
  /** The way to what was begun in the other window. */
  readonly toOther: string
  readonly onThere: () => void
}

/** Says what another window did, and leads to where it goes on. */
export function ElsewhereNote({ elsewhere, goneOn, begunAnew, toOther, onThere }: Props) {
  if (!elsewhere) return null
  return (
    <Notice tone="attention" live>
      <p>{elsewhere === 'anew' ? begunAnew : goneOn}</p>
      {elsewhere === 'anew' && (
        <button type="button" class="button" onClick={onThere}>
          {toOther}
        </button>
      )}
    </Notice>
  )
}
