import { useRef, useState } from 'preact/hooks'
import type { Result } from '../../../core/result.ts'
import { importRoom } from '../../../flow/host-room.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { useAct } from '../../mine/use-act.ts'
import { InDeskBack } from './in-deskback.tsx'
import { NotKept } from './not-kept.tsx'
import { hostPath } from './paths.ts'

type Taken = Awaited<ReturnType<typeof importRoom>>
/** Why a record of another phone is not taken in. */
export type RecordProblem = Taken extends Result<unknown, infer Problem> ? Problem : never

/** More than any record (bytes): a film chosen by mistake does not fill the phone's memory. */
const READ = 5_000_000

/** Takes in what another phone has collected. */
export function TakeIn({ onTaken }: { readonly onTaken: () => void }) {
  const { t } = useSpeech()
  const [taken, setTaken] = useState<Taken>()
  const [isLooking, setLooking] = useState(false)
  const { refused, act } = useAct()
  const file = useRef<HTMLInputElement>(null)
  const take = (chosen: File | undefined): void =>
    act(async () => {
      if (!chosen) return
      setTaken(undefined)
      const read: Taken =
        chosen.size > READ ? { ok: false, problem: 'too-big' } : await importRoom(await chosen.text())
      setTaken(read)
      if (read.ok) onTaken()
    })
  return (
    <section>
      <h2>{t('desk:takeInTitle')}</h2>
      <p>{t('desk:takeInText')}</p>
      <p class="row">
        <button type="button" class="button" onClick={() => file.current?.click()}>
          {t('desk:takeIn')}
        </button>
        {!isLooking && (
          <button type="button" class="button" onClick={() => setLooking(true)}>
            {t('hand-over:take')}
          </button>
        )}
      </p>
      {isLooking && <InDeskBack>{({ TakeSquares }) => <TakeSquares onTaken={onTaken} />}</InDeskBack>}
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('desk:takeIn')}
        onChange={({ currentTarget }) => {
          take(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
      <NotKept shown={refused} />
      {taken && <TakenIn taken={taken} />}
    </section>
  )
}

/** What came of a file. */
export function TakenIn({ taken }: { readonly taken: Taken }) {
  const { t } = useSpeech()
  if (!taken.ok)
    return (
      <Notice tone="attention" live>
        <p>{t(`desk:record_${taken.problem}`)}</p>
      </Notice>
    )
  return (
    <Notice tone="calm" live>
      <p>{t('desk:takenIn')}</p>
      <a class="button" href={hostPath(taken.value.id)}>
        {t('desk:takenInOpen')}
      </a>
    </Notice>
  )
}
