import { useRef, useState } from 'preact/hooks'
import { formatDate } from '../../core/format/format.ts'
import type { BackupProblem } from '../../core/profile/backup.ts'
import { endLoss } from '../../flow/phone-cleared.ts'
import {
  type BroughtBack,
  openBackupFile,
  type OpenedBackup,
  restoreBackup,
} from '../../flow/restore-backup.ts'
import { useSpeech } from '../i18n.ts'
import { Refusal } from '../mine/refusal.tsx'
import { useAct } from '../mine/use-act.ts'
import { Notice } from '../parts/notice.tsx'
import { PATHS } from '../routes.ts'
import { announceChange } from '../state.ts'
import { SecretField } from './secret-field.tsx'

/** Opens a locked copy, says whose it is, and brings it back when that is wanted. */
export function BringBack() {
  const { t } = useSpeech()
  const field = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const [secret, setSecret] = useState('')
  const [problem, setProblem] = useState<BackupProblem | 'no-file'>()
  const [opened, setOpened] = useState<OpenedBackup>()
  const [isOpening, setOpening] = useState(false)
  const { refused, act } = useAct()

  const open = (event: Event): void => {
    event.preventDefault()
    setOpened(undefined)
    setProblem(file ? undefined : 'no-file')
    if (!file) return
    setOpening(true)
    act(async () => {
      try {
        const found = await openBackupFile(file, secret)
        if (found.ok) setOpened(found.value)
        else setProblem(found.problem)
      } finally {
        setOpening(false)
      }
    })
  }
  return (
    <section aria-labelledby="back">
      <h2 id="back">{t('privacy:backTitle')}</h2>
      <p>{t('privacy:backText')}</p>
      <form noValidate onSubmit={open}>
        <p>
          <button type="button" class="button" onClick={() => field.current?.click()}>
            {t('privacy:backFile')}
          </button>{' '}
          {file?.name}
          <input
            id="back-file"
            ref={field}
            type="file"
            accept=".json,application/json"
            hidden
            aria-label={t('privacy:backFile')}
            onChange={({ currentTarget }) => {
              setFile(currentTarget.files?.[0])
              setOpened(undefined)
              setProblem(undefined)
            }}
          />
        </p>
        <SecretField
          id="back-secret"
          label={t('privacy:secret')}
          help={t('privacy:backSecretHelp')}
          value={secret}
          onInput={setSecret}
        />
        <button type="submit" class="button" disabled={isOpening}>
          {t('privacy:backOpen')}
        </button>
      </form>
      <p role="status">{isOpening && t('privacy:opening')}</p>
      <Refusal shown={refused} />
      {problem && (
        <Notice tone="attention" live>
          <p>{t(`privacy:backup_${problem}`)}</p>
        </Notice>
      )}
      {opened && <Opened key={opened.made} opened={opened} />}
    </section>
  )
}

/** A copy that was opened: whose, of when, and the way to bring it back. */
export function Opened({ opened }: { readonly opened: OpenedBackup }) {
  const { t, formats } = useSpeech()
  const [back, setBack] = useState<BroughtBack>()
  const [isFull, setFull] = useState(false)
  const { refused, act } = useAct()
  const name = opened.name || t('mine:nameless')
  const made = Date.parse(opened.made) || 0
  const date = formatDate(made, -new Date(made).getTimezoneOffset(), formats)
  const bring = (): void =>
    act(async () => {
      const came = await restoreBackup(opened, { evenWiped: opened.is === 'wiped' })
      if (came.ok) {
        endLoss()
        setBack(came.value)
      } else setFull(true)
      announceChange('all')
    })
  return (
    <div class="pr-opened">
      <p>
        <b>{t('privacy:openedWhose', { name })}</b>
        <br />
        {t('privacy:openedWhat', { date, n: opened.results })}
      </p>
      {opened.is === 'here' && <p>{t('privacy:openedHere')}</p>}
      {opened.is === 'wiped' && !back && (
        <Notice tone="attention">
          <p>{t('privacy:openedWiped', { name })}</p>
        </Notice>
      )}
      {!back && (
        <button type="button" class="button primary" onClick={bring}>
          {t(opened.is === 'wiped' ? 'privacy:bringEven' : 'privacy:bring', { name })}
        </button>
      )}
      <Refusal shown={refused} />
      {isFull && (
        <Notice tone="attention" live>
          <p>{t('privacy:trouble_full')}</p>
        </Notice>
      )}
      <p role="status">{back && t('privacy:brought', { n: back.added, known: back.known })}</p>
      {back && (
        <p>
          <a href={PATHS.profiles}>{t('privacy:toProfiles')}</a>
        </p>
      )}
      {back?.code && (
        <Notice tone="calm">
          <p>{t('privacy:backCard')}</p>
          <p>
            <a href={`${PATHS.privacy}/phone#${back.code}`}>{t('privacy:hadTitle')}</a>
          </p>
        </Notice>
      )}
    </div>
  )
}
