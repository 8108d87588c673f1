import { useLocation } from 'preact-iso'
import { reviewOf, skillsShown } from '../../../core/scenario/debrief.ts'
import { skillSeries } from '../../../core/scenario/skill-history.ts'
import { pastPlays } from '../../../flow/past-plays.ts'
import type { Playing } from '../../../flow/play-scenario.ts'
import { replayFrom } from '../../../flow/replay-scenario.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { PATHS } from '../../routes.ts'
import { useChoices, useDocument, useLook } from '../../state.ts'
import { Row } from '../row.tsx'
import { SkillTable } from '../skills.tsx'
import { suggest } from '../suggest.ts'
import { handOver } from '../table.ts'
import { useShelf } from '../use-scene.ts'
import { Decision } from './decision.tsx'
import { Ending } from './ending.tsx'

interface Props {
  readonly book: SceneBook
  readonly playing: Playing
}

/** A play talked over: how it came out, decision by decision beside the best one, the skills, and what comes next. */
export function Debrief({ book, playing }: Props) {
  const { t, language } = useSpeech()
  const { route } = useLocation()
  const law = useDocument('law')
  const { scene, words, play, wordsLanguage } = playing
  const reviews = reviewOf(scene, play)
  const here = `${PATHS.scenarios}/${scene.id}`
  const tryFrom = async (at: number): Promise<void> => {
    handOver(await replayFrom(book, playing, at))
    route(`${here}?play`)
  }
  return (
    <>
      <div lang={wordsLanguage === language ? undefined : wordsLanguage}>
        <Ending playing={playing} />
        <h2>{t('scenario:decisions')}</h2>
        <ol class="plain">
          {reviews.map((review) => (
            <Decision
              key={review.at}
              review={review}
              playing={playing}
              law={law.state === 'ready' ? law.value : undefined}
              onTry={() => void tryFrom(review.at)}
            />
          ))}
        </ol>
        <h2>{t('scenario:bestTitle')}</h2>
        <p>{words.room.best}</p>
      </div>
      <Skills playing={playing} />
      <h2>{t('scenario:afterwards')}</h2>
      <ul class="plain sc-list">
        <Next but={scene.id} />
        {scene.card && <Row href={`${PATHS.cards}/${scene.card}`} title={t('scenario:open_card')} />}
        <Row href={`${PATHS.guide}/${scene.guide}`} title={t('scenario:open_guide')} />
        <Row href={`${here}/room`} title={t('scenario:actIt')} />
        <Row href={here} title={t('scenario:playAgain')} />
        <Row href={PATHS.scenarios} title={t('scenario:toAll')} />
      </ul>
    </>
  )
}

/** The skills of this play, each beside how it went before. */
function Skills({ playing: { scene, play } }: Pick<Props, 'playing'>) {
  const { t } = useSpeech()
  const past = useLook(pastPlays, [])
  const shown = skillsShown(scene, play)
  if (shown.size === 0) return null
  const series = new Map(skillSeries(past ?? []).map(({ skill, points }) => [skill, points]))
  return (
    <section>
      <h2>{t('scenario:skillsHere')}</h2>
      <p class="small">{t('scenario:skillsText')}</p>
      <SkillTable
        title={t('scenario:skillsHere')}
        rows={[...shown].map(([skill, so]) => ({ skill, ...so, points: series.get(skill) ?? [] }))}
      />
    </section>
  )
}

function Next({ but }: { readonly but: string }) {
  const { t } = useSpeech()
  const shelf = useShelf()
  const past = useLook(pastPlays, [])
  const role = useChoices().preferences?.role
  const next = shelf.state === 'ready' && past && suggest(shelf.value.lines, past, role, but)
  if (!next) return null
  return (
    <Row
      href={`${PATHS.scenarios}/${next.line.id}`}
      title={`${t('scenario:nextScene')}: ${next.line.title}`}
    />
  )
}
