import { useRef, useState } from 'preact/hooks'
import {
  askCopy,
  askForget,
  dropRefusedForget,
  type MyData,
  myDataHere,
  takeCopy,
} from '../../flow/my-data.ts'
import { sendNow } from '../../flow/send-scores.ts'
import { useSpeech } from '../i18n.ts'
import { useAct } from '../mine/use-act.ts'
import { Refusal } from '../mine/refusal.tsx'
import { Ask } from '../parts/ask.tsx'
import { saveFile } from '../parts/save-file.ts'
import { PATHS } from '../routes.ts'
import { announceChange, useLook } from '../state.ts'

/** What the centre has of whoever is present: a copy of it, and deleting it. Without a network both are kept as a wish. */
export function AtCentre() {
  const { t } = useSpeech()
  const data = useLook(() => myDataHere().catch(() => undefined), []) // no storage: nobody has joined from here
  return (
    <section aria-labelledby="centre">
      <h2 id="centre">{t('privacy:centreTitle')}</h2>
      {data && <Choices data={data} />}
    </section>
  )
}

/** What may be asked for, as it stands. */
export function Choices({ data }: { readonly data: MyData }) {
  const { t } = useSpeech()
  const { isJoined, isTrainers, copy, forgetting } = data
  const { refused, act } = useAct()
  const [isAsking, setAsking] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const ask = (wish: () => Promise<unknown>): void =>
    act(async () => {
      await wish()
      setAsking(true)
      announceChange()
      await sendNow().finally(() => setAsking(false)) // where there is a network it is done at once
      announceChange()
    })
  const save = (): void =>
    act(async () => {
      const taken = await takeCopy()
      if (taken) saveFile(taken.name, taken.file)
      announceChange()
    })
  return (
    <>
      {!isJoined && !isTrainers && !forgetting && <p>{t('privacy:centreNone')}</p>}
      {isTrainers && (
        <>
          <p>{t('privacy:trainersPhone')}</p>
          <p>
            <a href={PATHS.centre}>{t('privacy:trainersPage')}</a>
          </p>
        </>
      )}
      {isJoined && (
        <>
          <p class="small">{t('privacy:copyText')}</p>
          {copy?.state === 'here' ? (
            <button type="button" class="button primary" onClick={save}>
              {t('privacy:copySave')}
            </button>
          ) : (
            <button type="button" class="button" disabled={isAsking} onClick={() => ask(askCopy)}>
              {t('privacy:copyAsk')}
            </button>
          )}
          <p class="small">{t('privacy:forgetText')}</p>
          <button
            type="button"
            class="button"
            disabled={isAsking}
            onClick={() => dialog.current?.showModal()}
          >
            {t('privacy:forgetAsk')}
          </button>
          <Ask
            dialog={dialog}
            id="forget"
            title={t('privacy:forgetTitle')}
            text={t('privacy:forgetSure')}
            yes={t('privacy:forgetYes')}
            onYes={() => ask(askForget)}
          />
        </>
      )}
      <p role="status">
        {isAsking
          ? t('privacy:asking')
          : forgetting
            ? t(`privacy:forget_${forgetting}`)
            : copy && t(`privacy:copy_${copy.state}`)}
      </p>
      {forgetting === 'refused' && (
        <button
          type="button"
          class="button"
          onClick={() =>
            act(async () => {
              await dropRefusedForget()
              announceChange()
            })
          }
        >
          {t('privacy:read')}
        </button>
      )}
      <Refusal shown={refused} />
    </>
  )
}
