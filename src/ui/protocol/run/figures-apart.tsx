import type { Figure, Score } from '../../../core/protocol/score.ts'
import { useSpeech } from '../../i18n.ts'

const FIGURES = ['values', 'findings', 'remedy', 'order', 'sorting'] as const

/** The figures beside each other; they are never added up. */
export function FiguresApart({ judged }: { readonly judged: Score }) {
  const { t } = useSpeech()
  const shown = FIGURES.flatMap((name) => {
    const figure = judged[name]
    return figure && figure.of > 0 ? [{ name, figure }] : []
  })
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t('protocol-run:figures')}</h2>
      <dl class="pr-r-cards">
        {shown.map(({ name, figure }) => (
          <div key={name} data-full={isFull(figure)}>
            <dt>{t(`protocol:figure_${name}`)}</dt>
            <dd>
              <b>{t('protocol:ofAll', { right: figure.right, all: figure.of })}</b>
              <meter min={0} max={figure.of} value={figure.right} aria-hidden="true" />
              <span class="small">{t(`protocol-run:figureText_${name}`)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="small">{t('protocol-run:noTotal')}</p>
    </section>
  )
}

function isFull({ right, of }: Figure): boolean {
  return right >= of
}
