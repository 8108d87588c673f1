import { formatList } from '../../../core/format/format.ts'
import { type FaultStory, type RecordPlace, storyOf } from '../../../core/protocol/explain.ts'
import type { Planted } from '../../../core/protocol/plant.ts'
import { useSpeech } from '../../i18n.ts'
import { useNames } from '../run/naming.ts'
import { usePaperNames } from '../run/origin-note.tsx'
import { said, saidRaw } from '../run/said.ts'
import type { RunView } from '../run/view.ts'
import { Part } from './key.tsx'

/** What is wrong in this exercise, and on which papers it is proved; or that nothing is. */
export function KeyFaults({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  const { planted, changes } = view.exercise
  return (
    <Part title={t('protocol-run:planted')}>
      {planted.length === 0 && <p>{t('protocol-count:kitNothing')}</p>}
      {planted.map((one, place) => (
        <Fault key={place} view={view} planted={one} />
      ))}
      {changes.length > 0 && <Rows view={view} />}
    </Part>
  )
}

function Fault({ view, planted }: { readonly view: RunView; readonly planted: Planted }) {
  const { t, formats } = useSpeech()
  const { kind, layer } = planted.fault
  const { words } = view.base
  const story = storyOf(view.exercise, planted)
  const codes = planted.codes.map((code) => `${code} ${words.checks[code]?.coach.title ?? ''}`.trim())
  return (
    <div class="keep">
      <p>
        <b>{t('protocol-run:sentence', { text: t(`protocol-run:cause_${kind}`) })}</b>{' '}
        {t(`protocol-run:causeWhy_${kind}`)}
      </p>
      {layer !== 'world' && (
        <ul>
          {story.boxes.map((box) => (
            <li key={box.box}>
              <WrongBox view={view} story={box} />
            </li>
          ))}
        </ul>
      )}
      <p class="small">
        {codes.length > 0
          ? t('protocol-count:kitSeenBy', { checks: formatList(codes, formats) })
          : t('protocol-run:noSumSees')}
      </p>
    </div>
  )
}

function WrongBox({ view, story }: { readonly view: RunView; readonly story: FaultStory['boxes'][number] }) {
  const speech = useSpeech()
  const { t, formats } = speech
  const { base, run } = view
  const names = useNames(base, run.subjects)
  const papers = usePaperNames(view)
  const list = (places: readonly RecordPlace[]) => formatList(papers(places), formats)
  const sentence = (text: string) => t('protocol-run:sentence', { text })
  return (
    <>
      {t('protocol-count:kitWrongBox', {
        box: names.box(story.box),
        stands: said(base, story.box, story.after, speech) ?? t('protocol-run:blank'),
        should: said(base, story.box, story.before, speech) ?? t('protocol-run:blank'),
      })}
      {story.proof.length > 0 && ` ${sentence(t('protocol-run:proof', { papers: list(story.proof) }))}`}
      {story.misleading.length > 0 &&
        ` ${sentence(t('protocol-run:misleading', { papers: list(story.misleading) }))}`}
    </>
  )
}

/** The rows of the amendment that put the protocol right. */
function Rows({ view }: { readonly view: RunView }) {
  const speech = useSpeech()
  const { t } = speech
  const { base, run, exercise } = view
  const names = useNames(base, run.subjects)
  return (
    <table class="pr-kit-rows">
      <caption>{t('protocol-count:kitRows')}</caption>
      <tbody>
        {exercise.changes.map(({ box, was, becomes }) => (
          <tr key={box}>
            <th scope="row">{names.box(box)}</th>
            <td>{saidRaw(base, box, was, speech) ?? t('protocol-run:blank')}</td>
            <td>{saidRaw(base, box, becomes, speech) ?? t('protocol-run:blank')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
