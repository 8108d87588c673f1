import { reviewOf, skillsShown } from '../../../core/scenario/debrief.ts'
import { editionOf } from '../../../core/scenario/relay.ts'
import { lastPlay } from '../../../flow/past-plays.ts'
import type { Playing } from '../../../flow/play-scenario.ts'
import { inLanguageOf, versionOf } from '../../../flow/playing.ts'
import type { SceneBook } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { PATHS } from '../../routes.ts'
import { useDocument, useLook } from '../../state.ts'
import { VersionNote } from '../play/version-note.tsx'
import { Ending } from '../debrief/ending.tsx'
import { SkillTable } from '../skills.tsx'
import { inHand, isAtEnd } from '../table.ts'
import { OwnSquare } from './other-phones.tsx'
import { TimelineStep } from './timeline-step.tsx'

/** The run that was finished last on this phone, talked over. */
export function RunDebriefPage({ book }: { readonly book: SceneBook }) {
  const { t } = useSpeech()
  const { scene, words } = book.opened
  const look = useLook(async () => {
    const held = inHand(scene.id) // one that the phone could not keep
    return { last: held && isAtEnd(held) ? inLanguageOf(book, held) : await lastPlay(book) }
  }, [book])
  return (
    <Page title={words.title} lead={t('scenario-run:debriefLead')}>
      {!look && <p role="status">{t('common:loading')}</p>}
      {look && !look.last && <p>{t('scenario:noDebrief')}</p>}
      {look?.last && <RunDebrief book={book} playing={look.last} />}
      <p class="row">
        <a class="button" href={`${PATHS.scenarios}/${scene.id}`}>
          {t('scenario-run:again')}
        </a>
        <a class="button quiet" href={PATHS.scenarios}>
          {t('scenario:toAll')}
        </a>
      </p>
    </Page>
  )
}

interface Props {
  readonly book: Pick<SceneBook, 'fingerprint'>
  readonly playing: Playing
}

/** How a run came out, the half-day as a time line, what this phone's parts showed, and what to talk about. */
export function RunDebrief({ book, playing }: Props) {
  const { t, language } = useSpeech()
  const law = useDocument('law')
  const { scene, words, play, wordsLanguage, attempt } = playing
  const reviews = reviewOf(scene, play)
  const isOneOfMany = play.path.some(({ given }) => given)
  const edition = editionOf(versionOf(attempt) ?? book.fingerprint)
  return (
    <>
      <VersionNote playing={playing} />
      <div lang={wordsLanguage === language ? undefined : wordsLanguage}>
        <Ending playing={playing} />
        <h2>{t('scenario-run:timeline')}</h2>
        <ol class="plain">
          {reviews.map((review) => (
            <TimelineStep
              key={review.at}
              review={review}
              playing={playing}
              isMarked={isOneOfMany && !review.step.given}
              law={law.state === 'ready' ? law.value : undefined}
            />
          ))}
        </ol>
        <h2>{t('scenario-run:talkTitle')}</h2>
        <ul>
          {words.room.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      </div>
      <OwnSkills playing={playing} />
      <OwnSquare here={{ scene, edition }} play={play} />
    </>
  )
}

/** What this phone's parts showed, part by part; never what others did. */
function OwnSkills({ playing: { scene, play } }: Pick<Props, 'playing'>) {
  const { t } = useSpeech()
  return (
    <>
      {play.roles.map((role) => {
        const title = t(`scenario-run:showed_${role}`)
        const rows = [...skillsShown(scene, play, [role])].map(([skill, shown]) => ({ skill, ...shown }))
        return (
          rows.length > 0 && (
            <section key={role}>
              <h2>{title}</h2>
              <SkillTable title={title} rows={rows} />
            </section>
          )
        )
      })}
    </>
  )
}
