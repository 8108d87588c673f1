import { type BoxPath, fieldOf } from '../../../core/protocol/box.ts'
import { boxesInOrder } from '../../../core/protocol/entry-order.ts'
import type { OpenedForm } from '../../../core/protocol/open-form.ts'
import type { Sheet } from '../../../core/protocol/paper.ts'
import type { Gravity } from '../../../core/protocol/told.ts'
import { rawIn } from '../../../core/protocol/typed.ts'
import { useSpeech } from '../../i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { type Names, useNames } from './naming.ts'
import { saidRaw } from './said.ts'

interface Props {
  readonly opened: OpenedForm
  readonly sheet: Sheet
  /** Tells the ids of this sheet from those of another on the same page. */
  readonly name?: string
  /** What its sections are headed with, after the headings around it. */
  readonly heading?: 'h2' | 'h3' | 'p'
  /** What stood there before, where it is another thing now: shown struck through. */
  readonly before?: Sheet | undefined
  readonly marks?: ReadonlyMap<BoxPath, { readonly gravity: Gravity }>
  /** The boxes that are chosen; with `onPress` every box can be pressed. */
  readonly chosen?: ReadonlySet<BoxPath>
  readonly onPress?: (box: BoxPath) => void
  /** True: pressing chooses the box and unchooses it, and what the exercise handed over is left out. False: pressing leads somewhere. */
  readonly choosing?: boolean
}

/** A whole protocol at a glance, section by section in the order of the paper; its boxes can be pressed where that means something. */
export function SheetView(props: Props) {
  const { opened, sheet, name = 'sheet', choosing = false, heading: Heading = 'h3' } = props
  const names = useNames(opened, sheet.subjects)
  return (
    <div class="pr-r-sheet">
      {opened.form.sections.map((section, index) =>
        choosing && section.given ? null : (
          <div key={section.id} role="group" aria-labelledby={`${name}-${section.id}`}>
            <Heading class="pr-r-section" id={`${name}-${section.id}`}>
              {section.paperRef && <span class="pr-r-letter">{section.paperRef}</span>}{' '}
              {opened.words.sections[section.id]}
            </Heading>
            <ul class="plain">
              {boxesInOrder(opened.form, index, sheet.subjects).map((box) => (
                <li key={box}>
                  <BoxLine {...props} names={names} box={box} fixed={section.given} />
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  )
}

interface LineProps extends Props {
  readonly names: Names
  readonly box: BoxPath
  /** The exercise hands it over filled in. */
  readonly fixed: boolean
}

function BoxLine(props: LineProps) {
  const { box, chosen, onPress, choosing = false, marks, fixed } = props
  const isChosen = chosen?.has(box) ?? false
  const mark = marks?.get(box)
  const look = `pr-r-line${isChosen ? ' pr-r-chosen' : ''}${mark ? ` pr-r-marked pr-r-marked-${mark.gravity}` : ''}`
  if (!onPress || fixed)
    return (
      <div class={look}>
        <Inside {...props} />
      </div>
    )
  return (
    <button
      type="button"
      class={look}
      data-box={box}
      aria-pressed={choosing ? isChosen : undefined}
      onClick={() => onPress(box)}
    >
      {choosing && <span class="pr-r-tick">{isChosen && <Icon name="done" />}</span>}
      <Inside {...props} />
    </button>
  )
}

/** A letter, a name, and what stands there. */
function Inside({ opened, sheet, before, marks, box, names }: LineProps) {
  const speech = useSpeech()
  const { t } = speech
  const now = saidRaw(opened, box, rawIn(sheet.values, box), speech)
  const was = before && saidRaw(opened, box, rawIn(before.values, box), speech)
  const changed = before !== undefined && was !== now
  return (
    <>
      <span class="pr-r-name">
        <span class="pr-r-letter">{names.letter(fieldOf(box))}</span> <span>{names.plain(box)}</span>
        {marks?.has(box) && <span class="hidden"> {t('protocol-run:markedBox')}</span>}
      </span>
      <span class="pr-r-value">
        {changed && (
          <>
            <span class="hidden">{t('protocol-run:was')} </span>
            <s>{was ?? t('protocol-run:blank')}</s> <span class="hidden">{t('protocol-run:becomes')} </span>
          </>
        )}
        {now ?? <span class="pr-r-blank">{t('protocol-run:blank')}</span>}
      </span>
    </>
  )
}
