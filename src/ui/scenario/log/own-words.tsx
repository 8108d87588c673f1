import { useEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { type LogNode, MOST_LETTERS } from './entry.ts'

/** Who stops typing for so long (ms) makes a pause, and what stands there is kept. */
const PAUSE = 400

interface Props {
  readonly node: LogNode
  readonly text: string
  readonly onText: (typed: string) => void
  readonly onPause: (typed: string) => void
}

/** The entry in one's own words, kept with each pause. */
export function OwnWords({ node, text, onText, onPause }: Props) {
  const { t } = useSpeech()
  const unkept = useRef<(() => void) | undefined>(undefined)
  const keep = (): void => {
    unkept.current?.()
    unkept.current = undefined
  }
  useEffect(() => {
    const timer = setTimeout(keep, PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => {
    document.addEventListener('visibilitychange', keep) // the last thing heard of a phone that puts the page away
    return () => document.removeEventListener('visibilitychange', keep)
  }, [])
  const field = `words-${node.id}`
  return (
    <>
      <label for={field}>{t('scenario:logWords')}</label>
      <textarea
        id={field}
        class="sc-words"
        rows={6}
        maxLength={MOST_LETTERS}
        value={text}
        onInput={({ currentTarget: { value } }) => {
          unkept.current = () => onPause(value)
          onText(value)
        }}
        onBlur={keep}
      />
    </>
  )
}
