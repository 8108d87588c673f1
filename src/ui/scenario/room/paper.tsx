import type { OpenedScene } from '../../../core/scenario/open-scene.ts'
import { SEEN } from '../../../flow/observe-scene.ts'
import { useSpeech } from '../../i18n.ts'
import { CardSquare } from './card-square.tsx'
import type { HandedCard } from './handed-cards.ts'
import { Opening } from './opening.tsx'
import { Signs } from './signs.tsx'
import { figuresFor, minutesOf, STEPS } from './steps.ts'
import type { Voice } from './use-voices.ts'

type Spoken = Voice | 'missing' | undefined

interface TrainerProps {
  readonly opened: OpenedScene
  readonly cards: readonly HandedCard[]
}

/** The trainer's page: the opening, the steps, codes with their squares, what to talk about and how it is done best. */
export function TrainerPage({ opened, cards }: TrainerProps) {
  const { scene, words } = opened
  const { t } = useSpeech()
  return (
    <section class="sc-a-paper sc-a-trainer">
      <h2>{words.title}</h2>
      <p class="small">{t('scenario-room:part_trainer')}</p>
      <Opening opened={opened} to={t('scenario-room:openingTo')} aloud />
      <ol>
        {STEPS.map((step) => (
          <li key={step}>
            <b>{t(`scenario-room:step_${step}`)}</b> ·{' '}
            {t('scenario:minutes', { count: minutesOf(step, scene) })}
            <br />
            {t(`scenario-room:text_${step}`, figuresFor(scene))}
          </li>
        ))}
      </ol>
      <ul class="plain sc-a-codes">
        {cards.map((card) => (
          <li key={card.code}>
            <b>{card.role}</b>
            <Signs code={card.code} />
            <CardSquare card={card} />
          </li>
        ))}
      </ul>
      <h3>{t('scenario-room:questionsTitle')}</h3>
      <ol>
        {words.room.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
      <h3>{t('scenario-room:best')}</h3>
      <p class="keep">{words.room.best}</p>
    </section>
  )
}

interface CardProps {
  readonly card: HandedCard
  readonly voice: Spoken
}

/** One player's card, to be cut off. */
export function PaperCard({ card: { player, code }, voice }: CardProps) {
  if (typeof voice !== 'object') return <NoVoice voice={voice} />
  const { language, opened, room } = voice
  const { words } = opened
  const own = words.room.cards[player ?? '']
  if (!own) return <NoVoice voice="missing" />
  return (
    <section class="sc-a-paper" lang={language}>
      <p class="small">{words.title}</p>
      <h2>{own.role}</h2>
      <Opening opened={opened} to={room.openingTo} />
      <p class="sc-a-aloud">{own.card}</p>
      <p class="small">{room.secret}</p>
      <p class="small">
        {room.onPhone} <Signs code={code} />
      </p>
    </section>
  )
}

/** The sheet of whoever watches, with room to write. */
export function PaperSheet({ voice }: { readonly voice: Spoken }) {
  if (typeof voice !== 'object') return <NoVoice voice={voice} />
  const { language, opened, room } = voice
  const { words } = opened
  return (
    <section class="sc-a-paper new-sheet" lang={language}>
      <p class="small">{words.title}</p>
      <h2>{room.sheet}</h2>
      <Opening opened={opened} to={room.openingTo} />
      <p>{room.watch}</p>
      <ol class="sc-a-lines">
        {words.room.observe.map((question) => (
          <li key={question}>
            <b>{question}</b>
            <p class="sc-a-boxes">
              {SEEN.map((seen) => (
                <span key={seen}>{room[`seen_${seen}`]}</span>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function NoVoice({ voice }: { readonly voice: 'missing' | undefined }) {
  const { t } = useSpeech()
  return <p role="status">{t(voice ? 'scenario-room:noVoice' : 'common:loading')}</p>
}
