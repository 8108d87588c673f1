import type { BoxPath } from '../../../core/protocol/box.ts'
import { boxesInOrder } from '../../../core/protocol/entry-order.ts'
import { contentOf, fieldIn, isBlank, readSheet, type Sheet } from '../../../core/protocol/paper.ts'
import { useSpeech } from '../../i18n.ts'
import type { Frame } from './frame.ts'

interface Props {
  readonly frame: Frame
  readonly values: Sheet['values']
  readonly given: ReadonlySet<string>
}

/** The boxes that were left blank although the form wants something in them, if only a nought. */
export function Blanks({ frame, values, given }: Props) {
  const { t } = useSpeech()
  const { form, subjects } = frame
  const paper = readSheet(form, { subjects, values })
  const blank = form.sections.flatMap(({ id }, index): BoxPath[] =>
    given.has(id)
      ? []
      : boxesInOrder(form, index, subjects).filter(
          (box) => fieldIn(paper, box)?.blank === 'forbidden' && isBlank(contentOf(paper, box)),
        ),
  )
  if (blank.length === 0) return <p>{t('protocol-entry:noBlanks')}</p>
  return (
    <>
      <p>{t('protocol-entry:blanks', { count: blank.length })}</p>
      <p class="pr-e-jumps">
        {blank.map((box) => (
          <a
            key={box}
            href={`#pr:${box}`}
            onClick={(event) => {
              event.preventDefault()
              frame.desk.jump(box)
            }}
          >
            {frame.names.short(box)}
          </a>
        ))}
      </p>
    </>
  )
}
