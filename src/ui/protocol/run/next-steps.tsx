import { useLocation } from 'preact-iso'
import type { Score } from '../../../core/protocol/score.ts'
import { type Level, levelsOf } from '../../../core/protocol/exercise.ts'
import { newCode } from '../../../flow/practise-protocol.ts'
import { type ProtocolBook, shelfOf } from '../../../flow/protocols.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { PATHS } from '../../routes.ts'
import type { RunView } from './view.ts'

interface Props {
  readonly view: RunView
  readonly book: ProtocolBook
  readonly judged: Score
  readonly onAnew: () => void
}

/** What comes next: another night at this level, the next level, the error that was missed. */
export function NextSteps({ view, book, judged, onAnew }: Props) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const { exercise } = view
  const { level, form: number } = exercise.id
  const practised = book.forms.find(({ form }) => form.number === number)
  const levels = practised ? levelsOf(practised.form, shelfOf(book)) : []
  const next = levels[levels.indexOf(level) + 1]
  const isSure = (['values', 'findings', 'remedy', 'order', 'sorting'] as const).every((name) => {
    const figure = judged[name]
    return !figure || figure.right >= figure.of
  })
  const go = (to: Level): void => route(`${PATHS.protocols}/night/${newCode(number, to)}`)
  const weak = exercise.planted.length > 0 && judged.findings.right < judged.findings.of
  return (
    <section aria-labelledby="next-steps" class="no-print">
      <h2 id="next-steps">{t('protocol-run:next')}</h2>
      <p>{t(isSure ? 'protocol-run:nextSure' : 'protocol-run:nextAgain')}</p>
      <div class="pr-r-next">
        {level === 'detective' && (
          <a class="button primary" href={`${PATHS.protocols}/find`}>
            <Icon name="search" />
            {t('protocol-run:nextError')}
          </a>
        )}
        {level !== 'detective' && (
          <button type="button" class={isSure ? 'button' : 'button primary'} onClick={() => go(level)}>
            {t('protocol-run:sameLevel')}
          </button>
        )}
        {next && level !== 'detective' && (
          <button type="button" class={isSure ? 'button primary' : 'button'} onClick={() => go(next)}>
            {t('protocol-run:nextLevel', { level: t(`protocol:level_${next}`) })}
          </button>
        )}
        {weak && level !== 'detective' && (
          <a class="button" href={`${PATHS.protocols}/find`}>
            <Icon name="search" />
            {t('protocol-run:drillThis')}
          </a>
        )}
        <button type="button" class="button quiet" onClick={onAnew}>
          {t('protocol-run:sameAgain')}
        </button>
        <a class="button quiet" href={PATHS.protocols}>
          {t('protocol-run:backToAll')}
        </a>
      </div>
    </section>
  )
}
