import { useState } from 'preact/hooks'
import type { MarkBook } from '../../../core/protocol/mark.ts'
import { useSpeech } from '../../i18n.ts'
import { groundsFor } from './grounds.ts'
import { Bar } from './step-parts.tsx'

interface Props {
  readonly marks: MarkBook
  readonly onVote: (own: 'valid' | 'invalid', ground: string) => void
}

/** My own vote on a doubtful ballot; nobody votes without a ground. */
export function VoteForm({ marks, onVote }: Props) {
  const { t } = useSpeech()
  const [own, setOwn] = useState<'valid' | 'invalid'>()
  const [ground, setGround] = useState<string>()
  const vote = (event: Event): void => {
    event.preventDefault()
    if (own && ground) onVote(own, ground)
  }
  return (
    <form onSubmit={vote}>
      <fieldset class="pr-choices pr-choices-two">
        <legend>{t('protocol-count:voteAsk')}</legend>
        {(['valid', 'invalid'] as const).map((one) => (
          <label key={one} class="pr-choice">
            <input
              type="radio"
              name="vote"
              value={one}
              checked={own === one}
              onChange={() => {
                setOwn(one)
                setGround(undefined)
              }}
            />
            <span>{t(`protocol-count:vote_${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {own && (
        <fieldset class="pr-choices">
          <legend>{t('protocol-count:groundAsk')}</legend>
          {groundsFor(marks.file, own).map((id) => (
            <label key={id} class="pr-choice">
              <input
                type="radio"
                name="ground"
                value={id}
                checked={ground === id}
                onChange={() => setGround(id)}
              />
              <span>{marks.words.grounds[id]?.name ?? id}</span>
            </label>
          ))}
        </fieldset>
      )}
      <Bar>
        <button type="submit" class="button primary" disabled={!own || !ground}>
          {t('protocol-count:raiseHand')}
        </button>
      </Bar>
    </form>
  )
}
