import { GENERATOR } from '../../core/protocol/night.ts'
import { levelsOf, makeExercise } from '../../core/protocol/exercise.ts'
import type { OpenedForm } from '../../core/protocol/open-form.ts'
import type { Sheet } from '../../core/protocol/paper.ts'
import { type ProtocolBook, shelfOf } from '../../flow/protocols.ts'
import { useSpeech } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { Page } from '../parts/page.tsx'
import { PATHS } from '../routes.ts'
import { PaperForm } from './entry/paper-form.tsx'

interface Props {
  readonly book: ProtocolBook
  readonly opened: OpenedForm
  /** True: a sample of an invented precinct; false: a blank form. */
  readonly filled: boolean
}

/** How many rows a blank form offers for subjects, when the form has rows at all. */
const BLANK_ROWS = 12

/** A form for the printer, A4: blank or as a filled sample. */
export function PrintFormPage({ book, opened: { form, words }, filled }: Props) {
  const { t } = useSpeech()
  const sample = filled ? sampleOf(book, { form, words }) : null
  const blank = Array.from({ length: form.subjects ? BLANK_ROWS : 0 }, (_, place) => String(place + 1))
  return (
    <Page
      title={words.title}
      lead={sample ? t('protocol-entry:paperSample') : t('protocol-entry:paperBlank')}
    >
      <p class="row no-print">
        <button type="button" class="button primary" onClick={() => print()}>
          <Icon name="print" />
          {t('common:print')}
        </button>
        <a class="button" href={`${PATHS.protocols}/${form.id}`}>
          {t('protocol-entry:paperTo')}
        </a>
      </p>
      <PaperForm
        form={form}
        words={words}
        subjects={sample?.subjects ?? blank}
        values={sample?.values ?? null}
        title={words.title}
      />
    </Page>
  )
}

/** The seed of the sample: any would do; this one is always the same, so that two rooms hold the same sheet. */
const SAMPLE_SEED = 7

/** What truly happened in an invented precinct, as it stands on this form; null when the form knows no exercise. */
function sampleOf(book: ProtocolBook, { form }: OpenedForm): Sheet | null {
  const shelf = shelfOf(book)
  const [level] = levelsOf(form, shelf)
  if (level === undefined) return null
  const made = makeExercise({ form: form.number, level, seed: SAMPLE_SEED, generator: GENERATOR }, shelf)
  return made.ok ? made.value.truth : null
}
