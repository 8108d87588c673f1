import { useRef, useState } from 'preact/hooks'
import {
  gather,
  type Gathered,
  importGathered,
  missingParts,
  type PartProblem,
  readPart,
} from '../../../../flow/hand-over-squares.ts'
import { useSpeech } from '../../../i18n.ts'
import { useAct } from '../../../mine/use-act.ts'
import { Notice } from '../../../parts/notice.tsx'
import { NotKept } from '../not-kept.tsx'
import { TakenIn } from '../take-in.tsx'
import { Camera } from './camera.tsx'

type Taken = Awaited<ReturnType<typeof importGathered>>

/** Takes over what another trainer's phone shows as squares, in whatever order the camera catches them. */
export function TakeSquares({ onTaken }: { readonly onTaken: () => void }) {
  const { t } = useSpeech()
  const [gathered, setGathered] = useState<Gathered>()
  const [problem, setProblem] = useState<PartProblem>()
  const [taken, setTaken] = useState<Taken>()
  const { refused, act } = useAct()
  const now = useRef<Gathered>(undefined) // the camera reads on while the screen is drawn
  const isWhole = gathered !== undefined && missingParts(gathered).length === 0
  const keep = (whole: Gathered): void =>
    act(async () => {
      const read = await importGathered(whole)
      setTaken(read)
      if (read.ok) onTaken()
    })
  const take = (text: string, tick: () => void): void => {
    const part = readPart(text)
    setProblem(part.ok ? undefined : part.problem)
    if (!part.ok) return
    const next = gather(now.current, part.value)
    if (next === now.current) return
    now.current = next
    setGathered(next)
    if (missingParts(next).length > 0) return
    tick()
    keep(next)
  }
  const again = (): void => {
    now.current = undefined
    setGathered(undefined)
    setTaken(undefined)
  }
  return (
    <section aria-label={t('hand-over:take')}>
      {!taken && <p>{t('hand-over:takeText')}</p>}
      {!isWhole && <Camera squares start={t('desk-back:cameraOn')} onSquare={take} />}
      {problem && !isWhole && (
        <Notice tone="attention" live>
          <p>{t(`hand-over:part_${problem}`)}</p>
        </Notice>
      )}
      {gathered && !taken && <Progress gathered={gathered} />}
      <NotKept shown={refused} />
      {refused && gathered && (
        <button type="button" class="button" onClick={() => keep(gathered)}>
          {t('hand-over:again')}
        </button>
      )}
      {taken && <Outcome taken={taken} onAgain={again} />}
    </section>
  )
}

/** So few that are missing are named, to be leafed to on the other phone. */
const NAMED = 6

/** How many squares are here, and at the end which are not. */
export function Progress({ gathered }: { readonly gathered: Gathered }) {
  const { t } = useSpeech()
  const { count } = gathered
  const missing = missingParts(gathered)
  return (
    <div role="status">
      <p class="rb-count">
        <small>{t('hand-over:came')}</small>{' '}
        {t('hand-over:cameOf', { came: count - missing.length, of: count })}
      </p>
      {missing.length > 0 && missing.length <= NAMED && missing.length < count && (
        <p>{t('hand-over:missing', { numbers: missing.join(', ') })}</p>
      )}
    </div>
  )
}

/** What came of it. */
export function Outcome({ taken, onAgain }: { readonly taken: Taken; readonly onAgain: () => void }) {
  const { t } = useSpeech()
  if (taken.ok) return <TakenIn taken={taken} />
  const { problem } = taken
  const isOwn = problem === 'torn' || problem === 'no-pressing'
  return (
    <>
      {isOwn ? (
        <Notice tone="attention" live>
          <p>{t(`hand-over:${problem}`)}</p>
        </Notice>
      ) : (
        <TakenIn taken={{ ok: false, problem }} />
      )}
      <button type="button" class="button" onClick={onAgain}>
        {t('hand-over:again')}
      </button>
    </>
  )
}
