import { useLocation, useRoute } from 'preact-iso'
import type { ProtocolBook } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import { NotFound } from '../not-found.tsx'
import { WhenLoaded } from '../parts/when-loaded.tsx'
import { FormPage } from './form-page.tsx'
import { Hub } from './hub.tsx'
import { InBackRoom } from './in-back-room.tsx'
import { PracticePage } from './run/run.tsx'
import { useBook } from './use-book.ts'

/** The protocol rooms: what stands after /protocols in the address decides which. */
export function Protocols() {
  const { t } = useSpeech()
  const book = useBook()
  return (
    <WhenLoaded loaded={book} title={t('protocol:title')}>
      {(value) => <Room book={value} />}
    </WhenLoaded>
  )
}

/** A part of an address in plain letters; what is no address stays as it is and names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function Room({ book }: { readonly book: ProtocolBook }) {
  const { path } = useLocation()
  const { query } = useRoute()
  const [, , place = '', id = ''] = path.split('/').map(decoded)
  const opened = book.forms.find(({ form }) => form.id === (place === 'print' ? id : place))
  switch (place) {
    case '':
      return <Hub book={book} />
    case 'calculator':
      return <InBackRoom>{({ CalculatorPage }) => <CalculatorPage book={book} />}</InBackRoom>
    case 'keys':
      return <InBackRoom>{({ KeysDrillPage }) => <KeysDrillPage />}</InBackRoom>
    case 'find':
      return <InBackRoom>{({ FindPage }) => <FindPage book={book} />}</InBackRoom>
    case 'sorting':
      return <InBackRoom>{({ SortingPage }) => <SortingPage book={book} />}</InBackRoom>
    case 'second':
      return <InBackRoom>{({ SecondEntryPage }) => <SecondEntryPage book={book} />}</InBackRoom>
    case 'night':
      return <PracticePage key={id} book={book} code={id} />
    case 'kit':
      return <InBackRoom>{({ KitPage }) => <KitPage key={id} book={book} code={id} />}</InBackRoom>
    case 'print':
      return opened ? (
        <InBackRoom>
          {({ PrintFormPage }) => (
            <PrintFormPage book={book} opened={opened} filled={query['sample'] !== undefined} />
          )}
        </InBackRoom>
      ) : (
        <NotFound />
      )
    default:
      return opened ? <FormPage book={book} opened={opened} /> : <NotFound />
  }
}
