import { useRef } from 'preact/hooks'
import { recoveryLink, showRecoveryCode } from '../../core/sync/recovery-code.ts'
import { type Card, recoveryCard, replaceCard } from '../../flow/recovery-card.ts'
import { sendNow } from '../../flow/send-scores.ts'
import { useSpeech } from '../i18n.ts'
import { Refusal } from '../mine/refusal.tsx'
import { useAct } from '../mine/use-act.ts'
import { Ask } from '../parts/ask.tsx'
import { InSquares } from '../parts/squares/in-squares.tsx'
import { PATHS } from '../routes.ts'
import { announceChange, useLook } from '../state.ts'

/** The recovery card of whoever is present, made when it is looked at first. */
export function MyCard() {
  const { t } = useSpeech()
  const card = useLook(async () => {
    const made = await recoveryCard().catch(() => undefined) // no storage: nobody has joined from here
    return { made }
  }, [])
  return (
    <section aria-labelledby="card">
      <h2 id="card">{t('privacy:cardTitle')}</h2>
      {card && !card.made && (
        <p class="no-print">
          {t('privacy:cardNone')} <a href={PATHS.group}>{t('mine:toGroup')}</a>
        </p>
      )}
      {card?.made && <CardShown card={card.made} />}
    </section>
  )
}

/** A card: its square, its signs, and what it is for. */
export function CardShown({ card: { code, isKnown } }: { readonly card: Card }) {
  const { t } = useSpeech()
  const { refused, act } = useAct()
  const dialog = useRef<HTMLDialogElement>(null)
  const tell = (): void =>
    act(async () => {
      await sendNow()
      announceChange()
    })
  return (
    <>
      <p>{t('privacy:cardText')}</p>
      <div class="pr-card">
        <InSquares>
          {({ QrPicture }) => (
            <QrPicture text={recoveryLink(location.origin, code)} label={t('privacy:cardSquare')} />
          )}
        </InSquares>
        <div class="pr-signs">
          <p class="pr-code">{showRecoveryCode(code)}</p>
          {/* where these signs are typed: on paper nobody can tap */}
          <p>{`${location.host}${PATHS.privacy}/phone`}</p>
        </div>
      </div>
      <p role="status" class="no-print">
        {t(isKnown ? 'privacy:cardKnown' : 'privacy:cardUnknown')}
      </p>
      <div class="row no-print">
        <button type="button" class="button" onClick={() => print()}>
          {t('privacy:cardPrint')}
        </button>
        {!isKnown && (
          <button type="button" class="button" onClick={tell}>
            {t('privacy:cardTell')}
          </button>
        )}
        <button type="button" class="button" onClick={() => dialog.current?.showModal()}>
          {t('privacy:cardNew')}
        </button>
      </div>
      <Ask
        dialog={dialog}
        id="card-new"
        title={t('privacy:cardNew')}
        text={t('privacy:cardNewText')}
        yes={t('privacy:cardNew')}
        onYes={() =>
          act(async () => {
            await replaceCard()
            announceChange()
            await sendNow()
            announceChange()
          })
        }
      />
      <Refusal shown={refused} />
    </>
  )
}
