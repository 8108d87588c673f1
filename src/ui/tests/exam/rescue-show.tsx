import { useEffect, useRef, useState } from 'preact/hooks'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { InSquares } from '../../parts/squares/in-squares.tsx'
import { rescueLink } from './rescue-link.ts'

/** How often the text is made anew while it is looked at (ms): it carries the time used, which runs on. */
const EVERY = 60_000

interface Props {
  readonly exam: string
  /** The exam with its answers as one text; it is asked for only while it is looked at. */
  readonly text: () => string
}

/** The way to take an exam along when the phone must be given up: a square, a file, the same as text. */
export function RescueShow({ exam, text }: Props) {
  const { t } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const [, setMade] = useState(0)
  useEffect(() => {
    if (!isOpen) return undefined
    const timer = setInterval(() => setMade((times) => times + 1), EVERY)
    return () => clearInterval(timer)
  }, [isOpen])
  return (
    <details class="ts-e-more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('exam:rescueTitle')}</summary>
      <p>{t('exam:rescueText')}</p>
      {isOpen && <RescueText exam={exam} text={text()} />}
    </details>
  )
}

/** The square, the file and the text of an exam that goes to another phone. */
export function RescueText({ exam, text }: { readonly exam: string; readonly text: string }) {
  const { t } = useSpeech()
  return (
    <>
      <p>{t('exam:rescueHow')}</p>
      <InSquares>
        {({ QrPicture }) => <QrPicture text={rescueLink(exam, text)} label={t('exam:square')} />}
      </InSquares>
      <button type="button" class="button" onClick={() => void handOver(text)}>
        {t('exam:rescueFile')}
      </button>
      <AsText text={text} />
    </>
  )
}

function AsText({ text }: { readonly text: string }) {
  const { t } = useSpeech()
  const area = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState<string>()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(text)
    } catch {
      area.current?.select() // not allowed: it lies marked, to be copied by hand
    }
  }
  return (
    <>
      <label for="rescue">{t('exam:rescueAsText')}</label>
      <textarea
        ref={area}
        id="rescue"
        class="ts-field ts-e-text"
        readOnly
        rows={3}
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      {'clipboard' in navigator && (
        <button type="button" class="button" onClick={() => void copy()}>
          <Icon name={copied === text ? 'done' : 'share'} />
          <span role="status">{t(copied === text ? 'exam:copied' : 'exam:copy')}</span>
        </button>
      )}
    </>
  )
}

/** Gives the text away as a file: by the phone's own sheet where it has one for files, else as a download. */
async function handOver(text: string): Promise<void> {
  const file = new File([`${text}\n`], 'ubani-exam.txt', { type: 'text/plain' })
  if ('canShare' in navigator && navigator.canShare({ files: [file] })) {
    await navigator.share({ files: [file] }).catch(() => undefined) // closing the sheet is no mistake
    return
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  URL.revokeObjectURL(link.href)
}
