import { useState } from 'preact/hooks'
import type { SceneBook } from '../../../flow/scenes.ts'
import { useSpeech } from '../../i18n.ts'
import { Page } from '../../parts/page.tsx'
import { goToTop } from '../go-to-top.ts'
import { Run } from './run.tsx'
import { SetUp } from './set-up.tsx'
import { useAddressBaton } from './use-address-baton.ts'
import { useRunHere } from './use-run-here.ts'

/**
 * A commission run on this phone: set up, or gone on with where it stands. Behind the "#" of the address another phone's baton
 * may stand.
 */
export function CommissionRun({ book }: { readonly book: SceneBook }) {
  const { t } = useSpeech()
  const address = useAddressBaton()
  const [run, setRun, work] = useRunHere(book, address.text !== '')
  const [carried, setCarried] = useState('')
  if (run === undefined)
    return (
      <Page title={book.opened.words.title}>
        <p role="status">{t('common:loading')}</p>
      </Page>
    )
  if (run === 'none')
    return (
      <SetUp
        book={book}
        brought={address.text || carried}
        onBegun={(begun) => {
          address.clear()
          setCarried('')
          setRun(begun)
          goToTop()
        }}
      />
    )
  return (
    <Run
      key={`${run.attempt.id}/${run.attempt.events.length}/${run.wordsLanguage}`}
      book={book}
      playing={run}
      work={work}
      address={address}
      onLeft={(refused) => {
        setCarried(refused)
        setRun('none')
        goToTop()
      }}
      onNewer={(newer) => setRun(newer ?? 'none')}
    />
  )
}
