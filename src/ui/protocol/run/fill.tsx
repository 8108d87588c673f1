import { useEffect, useMemo, useState } from 'preact/hooks'
import type { BoxPath } from '../../../core/protocol/box.ts'
import { sheetOf } from '../../../core/protocol/run.ts'
import { marksOf, sectionFinder } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import { Entry } from '../entry/entry.tsx'
import { idOf } from '../entry/frame.ts'
import { InBackRoom } from '../in-back-room.tsx'
import { Findings, useTold } from './findings.tsx'
import { WithPapers } from './papers.tsx'
import { SheetView } from './sheet-view.tsx'
import { usePapers } from './table.tsx'
import { useLit } from './use-lit.ts'
import { givenSections, resultsOf, type RunView } from './view.ts'

interface Props {
  readonly view: RunView
  /** The words on the last button. */
  readonly finish: string
  readonly onFinish: () => void
}

/** What is on the screen: the whole sheet, the rows of an amendment, or the form box by box. */
type Side = 'sheet' | 'rows' | 'boxes'

/** The protocol filled in, or a colleague's draft examined and put right, with the papers at hand. */
export function Fill({ view, finish, onFinish }: Props) {
  const { t } = useSpeech()
  const { exercise, run, on } = view
  const { lit, onFocus } = useLit(exercise.disclosure === 'coached')
  const papers = usePapers(view, lit)
  const told = useTold(view)
  const marks = useMemo(() => marksOf(told), [told])
  const first: Side = exercise.base ? 'rows' : exercise.filled ? 'sheet' : 'boxes'
  const [side, setSide] = useState<Side>(first !== 'boxes' && run.furthest >= 0 ? 'boxes' : first)
  const [sought, setSought] = useState<BoxPath | null>(null)

  useEffect(() => {
    if (sought === null || side !== 'boxes') return
    document.getElementById(idOf({ box: sought, part: '' }))?.focus()
    setSought(null)
  }, [sought, side])

  const goTo = (box: BoxPath): void => {
    const section = exercise.form.sections[sectionFinder(exercise.form)(box)]
    if (!section) return
    on({ act: 'reached', object: `section:${section.id}` })
    setSide('boxes')
    setSought(box)
  }

  return (
    <WithPapers papers={papers} onLook={(id) => on({ act: 'reached', object: `record:${id}` })}>
      <div onFocusCapture={onFocus}>
        {first !== 'boxes' && (
          <div class="pr-r-sides" role="group" aria-label={t('protocol-run:sides')}>
            {([first, 'boxes'] as const).map((one) => (
              <button
                key={one}
                type="button"
                class="button"
                aria-pressed={side === one}
                onClick={() => setSide(one)}
              >
                {t(`protocol-run:side_${one === 'boxes' && exercise.base ? 'rest' : one}`)}
              </button>
            ))}
          </div>
        )}
        {side === 'rows' && (
          <InBackRoom>
            {({ AmendRows }) => <AmendRows view={view} onDone={() => setSide('boxes')} />}
          </InBackRoom>
        )}
        {side === 'sheet' && (
          <>
            <p class="small">{t('protocol-run:sheetText')}</p>
            <Findings view={view} told={told} onJump={goTo} />
            <SheetView
              opened={view.opened}
              sheet={sheetOf(run)}
              before={exercise.draft}
              heading="h2"
              marks={marks}
              onPress={goTo}
            />
            <div class="pr-r-actions">
              <button type="button" class="button primary" onClick={onFinish}>
                {finish}
              </button>
            </div>
          </>
        )}
        {side === 'boxes' && <Boxes view={view} finish={finish} onFinish={onFinish} />}
      </div>
    </WithPapers>
  )
}

function Boxes({ view, finish, onFinish }: Props) {
  const { exercise, run, opened, on } = view
  const last = exercise.form.sections.length
  const seen = exercise.filled ? last : run.furthest
  return (
    <Entry
      form={exercise.form}
      words={opened.words}
      subjects={run.subjects}
      values={run.values}
      results={resultsOf(view)}
      disclosure={exercise.disclosure}
      late={run.furthest >= last - 1 && run.opened.length > 0}
      section={run.section}
      furthest={seen}
      accepted={run.accepted}
      given={givenSections(exercise)}
      finish={finish}
      onEvent={on}
      onFinish={onFinish}
    />
  )
}
