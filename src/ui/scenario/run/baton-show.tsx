import { useRef, useState } from 'preact/hooks'
import type { Play } from '../../../core/scenario/play.ts'
import { type SceneEdition, writeBaton } from '../../../core/scenario/relay.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { InSquares } from '../../parts/squares/in-squares.tsx'
import { batonLink } from './baton-link.ts'

interface Props {
  readonly here: SceneEdition
  readonly play: Play
}

/** The run as far as it has come, for another phone: a square for its camera, and the same as text. */
export function BatonShow({ here: { scene, edition }, play }: Props) {
  const { t } = useSpeech()
  if (play.group === '') return null
  const baton = writeBaton(scene, edition, play)
  return (
    <>
      <InSquares>
        {({ QrPicture }) => <QrPicture text={batonLink(scene.id, baton)} label={t('scenario-run:square')} />}
      </InSquares>
      <BatonText key={baton} baton={baton} />
    </>
  )
}

function BatonText({ baton }: { readonly baton: string }) {
  const { t } = useSpeech()
  const text = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(baton)
      setCopied(true)
    } catch {
      text.current?.select() // not allowed: it lies marked, to be copied by hand
    }
  }
  return (
    <>
      <label for="baton">{t('scenario-run:batonText')}</label>
      <textarea
        ref={text}
        id="baton"
        class="sc-words"
        readOnly
        rows={2}
        value={baton}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      {'clipboard' in navigator && (
        <button type="button" class="button" onClick={() => void copy()}>
          <Icon name={copied ? 'done' : 'share'} />
          <span role="status">{t(copied ? 'scenario-run:copied' : 'scenario-run:copy')}</span>
        </button>
      )}
    </>
  )
}
