import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { readSecondEntry } from '../../../core/protocol/hand-over.ts'
import { openPractice, noteEvent } from '../../../flow/practise-protocol.ts'
import type { ProtocolBook } from '../../../flow/protocols.ts'
import { useSpeech } from '../../i18n.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { PATHS } from '../../routes.ts'
import { CarriedEntry } from './carried-entry.tsx'
import { MakeSecond } from './make-second.tsx'

/**
 * The second entry of two people with two phones. With a code in the address it is made here; with an entry behind the "#"
 * (this phone's camera read the square on the other one) it is brought to the first entry, which lies on this phone.
 */
export function SecondEntryPage({ book }: { readonly book: ProtocolBook }) {
  const { path } = useLocation()
  const code = path.split('/')[3] ?? ''
  const [entry] = useState(() => location.hash.slice(1))
  if (code !== '') return <MakeSecond key={code} book={book} code={code} />
  return <Bring book={book} entry={entry} />
}

type Outcome =
  | 'bringing'
  | 'early' // the first entry is not finished
  | 'over' // the two were compared already
  | 'not-saved'
  | Extract<ReturnType<typeof readSecondEntry>, { ok: false }>['problem']

function Bring({ book, entry }: { readonly book: ProtocolBook; readonly entry: string }) {
  const { t } = useSpeech()
  const { route } = useLocation()
  const [outcome, setOutcome] = useState<Outcome>('bringing')
  const read = readSecondEntry(
    entry,
    book.forms.map(({ form }) => form),
  )

  useEffect(() => {
    let gone = false
    void bring(book, entry).then((came) => {
      if (gone) return
      if ('code' in came) route(`${PATHS.protocols}/night/${came.code}`, true)
      else setOutcome(came.outcome)
    })
    return () => {
      gone = true
    }
  }, [book, entry])

  return (
    <Page title={t('protocol-run:secondTitle')}>
      {outcome === 'bringing' ? (
        <p role="status">{t('common:loading')}</p>
      ) : (
        <>
          <Notice tone="attention" live>
            <p>{t(`protocol-run:second_${outcome}`)}</p>
          </Notice>
          {read.ok && (
            <>
              <p>
                <a class="button" href={`${PATHS.protocols}/night/${read.value.code}`}>
                  {t('protocol-run:toOwnEntry')}
                </a>
              </p>
              <CarriedEntry entry={entry} />
            </>
          )}
          <p>
            <a href={PATHS.protocols}>{t('protocol-run:backToAll')}</a>
          </p>
        </>
      )}
    </Page>
  )
}

/** Brings an entry to the first one on this phone; gives the code to go on with, or why it cannot be brought. */
async function bring(
  book: ProtocolBook,
  entry: string,
): Promise<{ readonly code: string } | { readonly outcome: Outcome }> {
  const read = readSecondEntry(
    entry,
    book.forms.map(({ form }) => form),
  )
  if (!read.ok) return { outcome: read.problem }
  const practice = await openPractice(read.value.code, book)
  if (!practice.ok) return { outcome: 'broken' }
  const { run, attempt } = practice.value
  if (run.stage === 'brief' || run.stage === 'fill') return { outcome: 'early' }
  if (run.stage !== 'second') return { outcome: 'over' }
  try {
    const taken = await noteEvent(attempt, { act: 'wrote', object: `second=${entry}` })
    await noteEvent(taken, { act: 'reached', object: 'stage:compare' })
    return { code: read.value.code }
  } catch {
    return { outcome: 'not-saved' } // the phone keeps nothing: the entry stays in the address and can be pasted
  }
}
