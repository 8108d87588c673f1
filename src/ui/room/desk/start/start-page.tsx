import { useMemo } from 'preact/hooks'
import { neverHappens } from '../../../../core/result.ts'
import { type OtherStart, otherStartPath } from '../../../../core/room/other-start.ts'
import { openExamCode } from '../../../../flow/exam-place.ts'
import { exerciseOf } from '../../../../flow/practise-protocol.ts'
import { openProtocols, type ProtocolBook } from '../../../../flow/protocols.ts'
import { openQuestions, type QuestionShelf } from '../../../../flow/questions.ts'
import { openScenes, type SceneShelf } from '../../../../flow/scenes.ts'
import { useSpeech } from '../../../i18n.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { PATHS } from '../../../routes.ts'
import { Wall } from '../wall.tsx'
import { Opened } from './opened.tsx'

interface Props {
  readonly start: OtherStart
}

/** Something else than a quiz on the wall: its code and its square. What comes of it stays on the phones that do it. */
export function StartPage({ start }: Props) {
  const { t } = useSpeech()
  return (
    <Page title={t(`desk:what_${start.kind}`)} wide>
      <WallOf start={start} />
      <p class="row no-print">
        <a class="button" href={`${PATHS.host}/new`}>
          {t('desk:otherAnother')}
        </a>
        <a class="button" href={PATHS.host}>
          {t('desk:toList')}
        </a>
      </p>
    </Page>
  )
}

function WallOf({ start: { kind, name } }: Props) {
  switch (kind) {
    case 'exam':
      return <Opened open={openQuestions}>{(shelf) => <ExamWall shelf={shelf} code={name} />}</Opened>
    case 'exercise':
      return <Opened open={openProtocols}>{(book) => <ExerciseWall book={book} code={name} />}</Opened>
    case 'scene':
      return <Opened open={openScenes}>{(shelf) => <SceneWall shelf={shelf} id={name} />}</Opened>
    default:
      return neverHappens(kind)
  }
}

/** A mock exam on the wall. */
export function ExamWall({ shelf, code }: { readonly shelf: QuestionShelf; readonly code: string }) {
  const { t } = useSpeech()
  const place = openExamCode(shelf, code)
  if (!place.ok) return <NotThis says={t(`exam:code_${place.problem}`)} />
  const { exam, code: name } = place.value
  return (
    <Hung
      title={exam.title}
      how={t('desk:wallType')}
      code={name}
      path={otherStartPath({ kind: 'exam', name }, exam.id)}
    />
  )
}

/** An exercise on the wall; it is made once, so that no wall shows a code that opens nothing. */
export function ExerciseWall({ book, code }: { readonly book: ProtocolBook; readonly code: string }) {
  const { t } = useSpeech()
  const made = useMemo(() => exerciseOf(code, book), [code, book])
  if (!made.ok) return <NotThis says={t(`protocol:code_${made.problem}`)} />
  const { code: name, id, form, base } = made.value
  const { words } = book.forms.find((each) => each.form.id === (base ?? form).id) ?? {}
  return (
    <Hung
      title={[words?.title, t(`protocol:level_${id.level}`)].join(' · ')}
      how={t('desk:wallType')}
      code={name}
      path={otherStartPath({ kind: 'exercise', name })}
    />
  )
}

/** A role-play on the wall: it has no code, only its name. */
export function SceneWall({ shelf, id }: { readonly shelf: SceneShelf; readonly id: string }) {
  const { t } = useSpeech()
  const title = shelf.lines.find((line) => line.id === id)?.title
  if (title === undefined) return <NotThis says={t('desk:otherGone')} />
  return (
    <Hung
      title={title}
      how={t('desk:otherSceneHow', { title })}
      path={otherStartPath({ kind: 'scene', name: id })}
    />
  )
}

interface HungProps {
  readonly title: string
  readonly how: string
  readonly code?: string
  /** Where the square leads, on whatever phone. */
  readonly path: string
}

function Hung({ title, path, ...props }: HungProps) {
  const { t } = useSpeech()
  return (
    <>
      <h2>{title}</h2>
      <Wall label={title} link={`${location.origin}${path}`} square={t('desk:otherSquare')} {...props} />
      <p>{t('desk:otherNoRecord')}</p>
    </>
  )
}

/** Why nothing hangs here. */
function NotThis({ says }: { readonly says: string }) {
  return (
    <Notice tone="trouble" live>
      <p>{says}</p>
    </Notice>
  )
}
