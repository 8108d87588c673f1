import { formatList } from '../../../core/format/format.ts'
import { type FaultStory, type RecordPlace, storyOf } from '../../../core/protocol/explain.ts'
import { judgeFindings } from '../../../core/protocol/score.ts'
import type { Planted } from '../../../core/protocol/plant.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { LawNote } from '../../parts/law-note.tsx'
import { useDocument } from '../../state.ts'
import { SumTable } from '../entry/sum-table.tsx'
import { useNames } from './naming.ts'
import { usePaperNames } from './origin-note.tsx'
import { said } from './said.ts'
import type { RunView } from './view.ts'

/** What was planted, and what of it was found. */
export function Faults({ view }: { readonly view: RunView }) {
  const { t, formats } = useSpeech()
  const { exercise, run, base } = view
  const names = useNames(base, run.subjects)
  const { falseAlarms } = judgeFindings(exercise, run)
  return (
    <section aria-labelledby="planted">
      <h2 id="planted">{t('protocol-run:planted')}</h2>
      {exercise.planted.length === 0 && <p>{t('protocol-run:nothingPlanted')}</p>}
      {exercise.planted.map((planted, place) => (
        <Fault key={place} view={view} planted={planted} first={place === 0} />
      ))}
      {falseAlarms.length > 0 && (
        <p>
          {t('protocol-run:falseAlarms', {
            boxes: formatList(
              falseAlarms.map((box) => names.box(box)),
              formats,
            ),
          })}
        </p>
      )}
    </section>
  )
}

interface FaultProps {
  readonly view: RunView
  readonly planted: Planted
  /** A pair that cancels has one sum, drawn with the first. */
  readonly first: boolean
}

function Fault({ view, planted, first }: FaultProps) {
  const { t } = useSpeech()
  const law = useDocument('law')
  const { exercise, run, base } = view
  const { kind, layer } = planted.fault
  const story = storyOf(exercise, planted, run)
  const { hits, causes } = judgeFindings(exercise, run)
  const inWorld = layer === 'world'
  const found = inWorld ? run.cause === kind : planted.boxes.every((box) => hits.includes(box))
  const named = run.cause !== null && run.cause !== 'nothing'
  return (
    <article class="pr-r-fault" data-found={found}>
      <h3>
        <Icon name={found ? 'done' : 'search'} />
        <span>
          {t(`protocol-run:cause_${kind}`)}
          <span class="small"> · {t(found ? 'protocol-run:found' : 'protocol-run:notFound')}</span>
        </span>
      </h3>
      <p>{t(`protocol-run:causeWhy_${kind}`)}</p>
      {!inWorld && story.boxes.map((box) => <WrongBox key={box.box} view={view} story={box} />)}
      {(first || planted.codes.length > 0) && <Sums view={view} story={story} />}
      {named && !causes.some((cause) => cause === run.cause) && (
        <p class="small">
          {t('protocol-run:yourCause', { cause: t(`protocol-run:cause_${run.cause ?? 'boxBlank'}`) })}
        </p>
      )}
      {law.state === 'ready' && <LawNote references={referencesOf(base.form, planted)} law={law.value} />}
    </article>
  )
}

/** A box that was wrong: before and after, which paper proves it, and which paper led astray. */
function WrongBox({ view, story }: { readonly view: RunView; readonly story: FaultStory['boxes'][number] }) {
  const speech = useSpeech()
  const { t, formats } = speech
  const { base, run } = view
  const names = useNames(base, run.subjects)
  const papers = usePaperNames(view)
  const list = (places: readonly RecordPlace[]) => formatList(papers(places), formats)
  return (
    <div class="pr-r-wrong">
      <p class="pr-r-wrong-box">
        <b>{names.box(story.box)}</b>
        <span>
          <span class="hidden">{t('protocol-run:stood')} </span>
          <s>{said(base, story.box, story.after, speech) ?? t('protocol-run:blank')}</s>{' '}
          <span class="hidden">{t('protocol-run:should')} </span>
          <b>{said(base, story.box, story.before, speech) ?? t('protocol-run:blank')}</b>
        </span>
      </p>
      {story.proof.length > 0 && (
        <p class="small">{t('protocol-run:proof', { papers: list(story.proof) })}</p>
      )}
      {story.misleading.length > 0 && (
        <p class="small">{t('protocol-run:misleading', { papers: list(story.misleading) })}</p>
      )}
    </div>
  )
}

/** A sum of more terms than this is drawn when it is asked for. */
const TERMS_AT_A_GLANCE = 12

/** The sums drawn: before the fault and with it; or those that pass over it. */
function Sums({ view, story }: { readonly view: RunView; readonly story: FaultStory }) {
  const { t } = useSpeech()
  const { base, run } = view
  const names = useNames(base, run.subjects)
  const drawn = story.sums.filter(
    ({ after }) =>
      after.left !== null &&
      after.right !== null &&
      after.terms.left.length > 0 &&
      after.terms.right.length > 0,
  )
  const [first] = drawn
  if (!first)
    return story.planted.codes.length === 0 ? <p class="small">{t('protocol-run:noSumSees')}</p> : null
  const seen = story.planted.codes.length > 0
  const long = first.after.terms.left.length + first.after.terms.right.length > TERMS_AT_A_GLANCE
  return (
    <details class="pr-r-drawn-sums" open={!long}>
      <summary>{t('protocol-run:theSum')}</summary>
      {!seen && <p class="small">{t('protocol-run:sumsPass')}</p>}
      <div class="pr-r-sums">
        {seen && first.before && (
          <figure>
            <figcaption>{t('protocol-run:sumBefore')}</figcaption>
            <SumTable names={names} result={first.before} />
          </figure>
        )}
        <figure>
          <figcaption>
            {t(
              seen
                ? first.before
                  ? 'protocol-run:sumAfter'
                  : 'protocol-run:sumGap'
                : 'protocol-run:sumPasses',
            )}
          </figcaption>
          <SumTable names={names} result={first.after} />
        </figure>
      </div>
    </details>
  )
}

/** The law behind the checks that fail, or behind the boxes when no check sees it. */
function referencesOf(form: RunView['base']['form'], { codes, fault }: Planted) {
  const checks = form.checks.filter(({ code }) => codes.includes(code)).flatMap(({ law }) => law)
  const fields = form.fields.filter(({ id }) => fault.fields.includes(id)).flatMap(({ law }) => law)
  return [...new Set(checks.length > 0 ? checks : fields)].flatMap((id) => form.sources[id] ?? [])
}
