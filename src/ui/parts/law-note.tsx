import { useState } from 'preact/hooks'
import { formatDate } from '../../core/format/format.ts'
import { isVerified, type LawReference, type LawWords } from '../../core/guide/law.ts'
import { useSpeech } from '../i18n.ts'
import styles from './law-note.module.css'

interface Props {
  readonly references: readonly LawReference[]
  readonly law: LawWords
}

/** So many places of the law are named in one line; beyond that only the acts, and the places inside. */
const FEW = 5

/** Where a rule comes from, and honestly how sure that is. */
export function LawNote({ references, law }: Props) {
  const { t } = useSpeech()
  // A chapter has dozens of these and hardly any is opened: what is inside is drawn then.
  const [opened, setOpened] = useState(false)
  if (references.length === 0) return null
  const unverified = references.some((reference) => !isVerified(reference))
  const articles = new Set(references.map((reference) => shortName(reference, law, t)))
  const acts = new Set(references.map(({ act }) => law.acts[act] ?? act))
  return (
    <details class={styles['source']} onToggle={() => setOpened(true)}>
      <summary>
        {t('guide:source')}: {[...(articles.size > FEW ? acts : articles)].join('; ')}
        {unverified && <span class={styles['unverified']}> · {t('guide:unverified')}</span>}
      </summary>
      {opened && (
        <ul>
          {references.map((reference, place) => (
            <li key={place}>
              <Reference reference={reference} law={law} />
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

function Reference({ reference, law }: { readonly reference: LawReference; readonly law: LawWords }) {
  const { t, formats } = useSpeech()
  const text = reference.text ? law.texts[reference.text] : undefined
  const places = (reference.sources ?? []).map((id) => ({ id, ...law.sources[id] }))
  return (
    <>
      {shortName(reference, law, t)}
      {text && ` (${text})`}
      {' – '}
      {reference.checkedOn && reference.checkedBy
        ? t('guide:verified', {
            by: reference.checkedBy,
            on: formatDate(Date.parse(reference.checkedOn), 0, formats),
          })
        : `${t(`guide:certainty_${reference.certainty}`)}; ${t('guide:unverified')}`}
      {places.map(({ id, url, note }) => (
        <span key={id} class={styles['where']}>
          [{id}] {url ?? note}
        </span>
      ))}
    </>
  )
}

function shortName(
  { act, article }: LawReference,
  law: LawWords,
  t: ReturnType<typeof useSpeech>['t'],
): string {
  const name = law.acts[act] ?? act
  return article ? `${name}, ${t('guide:article', { article })}` : name
}
