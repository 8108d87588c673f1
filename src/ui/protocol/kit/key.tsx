import type { ComponentChildren } from 'preact'
import { stagesOf } from '../../../core/protocol/run.ts'
import { useSpeech } from '../../i18n.ts'
import type { RunView } from '../run/view.ts'
import { KeyFaults } from './key-faults.tsx'
import { KeyNight } from './key-night.tsx'
import { KeyTruth } from './key-truth.tsx'

/** The trainer's sheets, last and apart: what is wrong, what is done about it, and what truly happened. Folded away on a screen. */
export function Key({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const { exercise } = view
  return (
    <section class="pr-kit-sheet pr-kit-key new-sheet">
      <details>
        <summary>
          {t('protocol-count:kitKey')} · {exercise.code}
        </summary>
        <p>{t('protocol-count:kitKeyText')}</p>
        <KeyFaults view={view} />
        <Part title={t('protocol-run:whatNow')}>
          <p>
            <b>{t(`protocol-run:remedy_${exercise.remedy}`)}</b>
          </p>
          <p>{t(`protocol-run:remedyWhy_${exercise.remedy}`)}</p>
        </Part>
        {stagesOf(exercise).includes('count') && <KeyNight view={view} />}
        <KeyTruth view={view} />
        <Part title={t('protocol-count:kitTalk')}>
          <ul>
            <li>{t('protocol-count:kitTalk_1')}</li>
            <li>{t('protocol-count:kitTalk_2')}</li>
            <li>{t('protocol-count:kitTalk_3')}</li>
          </ul>
        </Part>
      </details>
    </section>
  )
}

/** A part of the key under a heading of its own. */
export function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
