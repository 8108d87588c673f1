import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { SceneBook } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { KeepThis } from '../../parts/when-loaded.tsx'
import { addressOf, PATHS } from '../../routes.ts'
import { ActTimer } from './act-timer.tsx'
import { Discussion } from './discussion.tsx'
import { HandOut } from './hand-out.tsx'
import { Opening } from './opening.tsx'
import { PassRound } from './pass-round.tsx'
import { figuresFor, minutesOf, type Step, wholeMinutes } from './steps.ts'

/** A scene acted in a room: the five steps for whoever leads it, each with what it needs, large enough for a projector. */
export function ActPage({ book }: { readonly book: SceneBook }) {
  const { t } = useSpeech()
  const [passing, setPassing] = useState(false)
  const { scene, words } = book.opened
  const here = `${PATHS.scenarios}/${scene.id}`
  if (passing) return <PassRound opened={book.opened} onDone={() => setPassing(false)} />
  const step = (name: Step, children?: ComponentChildren) => (
    <StepItem name={name} book={book}>
      {children}
    </StepItem>
  )
  return (
    <Page title={words.title} lead={t('scenario-room:lead')} wide>
      <p>
        {t('scenario-room:facts', {
          ...figuresFor(scene),
          minutes: scene.room.minutes,
          whole: wholeMinutes(scene),
        })}
      </p>
      <p class="row no-print">
        <a class="button" href={`${here}/print`}>
          {t('scenario-room:printKit')}
        </a>
        <a class="button" href={here}>
          {t('scenario-room:playAlone')}
        </a>
      </p>
      <ol class="plain sc-a-steps">
        {step('groups')}
        {step('cards', <HandOut opened={book.opened} onPass={() => setPassing(true)} />)}
        {step('opening', <Opening opened={book.opened} to={t('scenario-room:openingTo')} aloud />)}
        {step('play', <ActTimer of={scene.id} minutes={scene.room.minutes} />)}
        {step(
          'talk',
          <>
            <Discussion questions={words.room.questions} />
            <Best book={book} />
          </>,
        )}
      </ol>
      <KeepThis />
    </Page>
  )
}

interface StepProps {
  readonly name: Step
  readonly book: SceneBook
  readonly children: ComponentChildren
}

function StepItem({ name, book, children }: StepProps) {
  const { t } = useSpeech()
  const { scene } = book.opened
  return (
    <li>
      <h2>
        {t(`scenario-room:step_${name}`)}{' '}
        <small>{t('scenario:minutes', { count: minutesOf(name, scene) })}</small>
      </h2>
      <p>{t(`scenario-room:text_${name}`, figuresFor(scene))}</p>
      {children}
    </li>
  )
}

/** How it is done best, closed until the trainer opens it: the groups find it first. */
function Best({ book }: { readonly book: SceneBook }) {
  const { t } = useSpeech()
  const { scene, words } = book.opened
  return (
    <details class="sc-a-more">
      <summary>{t('scenario-room:best')}</summary>
      <p>{words.room.best}</p>
      <p class="row">
        {scene.card && (
          <a class="button" href={addressOf(`card:${scene.card}`)}>
            {t('scenario-room:toCard')}
          </a>
        )}
        <a class="button" href={addressOf(`guide:${scene.guide}`)}>
          {t('scenario-room:toGuide')}
        </a>
      </p>
    </details>
  )
}
