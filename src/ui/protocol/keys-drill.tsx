import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { PATHS } from '../routes.ts'
import {
  type Doing,
  DRILL_BOXES,
  type DrillBox,
  type Judgement,
  TASKS,
  TOUCH_TASKS,
} from './entry/drill-tasks.ts'
import { followKeys } from './entry/follow-keys.ts'
import { selectAll } from './entry/select-all.ts'
import { Sign } from './entry/sign.tsx'

const NEXT = 'drill:next'
const stopOf = (box: DrillBox): string => `drill:${box}`

/** A minute that teaches the hands: six small tasks, and no hint in a footer that nobody reads. */
export function KeysDrillPage() {
  const { t } = useSpeech()
  const { route } = useLocation()
  const [begun, setBegun] = useState<number | undefined>(undefined)
  const [round, setRound] = useState(0)
  const leave = (): void => route(PATHS.protocols)
  return (
    <Page
      title={t('protocol-entry:keysTitle')}
      lead={begun === undefined ? t('protocol-entry:keysLead') : undefined}
    >
      {begun === undefined ? (
        <div class="pr-e-actions">
          <button type="button" class="button" onClick={leave}>
            {t('protocol-entry:keysSkip')}
          </button>
          <button type="button" class="button primary" onClick={() => setBegun(performance.now())}>
            {t('protocol-entry:keysBegin')}
          </button>
        </div>
      ) : (
        <Drill
          key={round}
          begun={begun}
          onLeave={leave}
          onAgain={() => {
            setRound((count) => count + 1)
            setBegun(performance.now())
          }}
        />
      )}
    </Page>
  )
}

interface DrillProps {
  /** Milliseconds of the page's own clock at which it began. */
  readonly begun: number
  readonly onLeave: () => void
  readonly onAgain: () => void
}

function Drill({ begun, onLeave, onAgain }: DrillProps) {
  const { t } = useSpeech()
  const [touch] = useState(() => matchMedia('(pointer: coarse)').matches)
  const tasks = touch ? TOUCH_TASKS : TASKS
  const [at, setAt] = useState(0)
  const [praise, setPraise] = useState<Judgement>(undefined)
  const seconds = useSeconds(begun, at < tasks.length)
  const by = useRef<Doing['by']>(undefined)
  const end = useRef<HTMLHeadingElement>(null)
  const task = tasks[at]

  useEffect(() => document.getElementById(stopOf('a'))?.focus(), [])
  useEffect(() => end.current?.focus(), [task === undefined])
  const happened = (doing: Omit<Doing, 'by' | 'texts'>): void => {
    const judged = task?.judge({ ...doing, by: by.current, texts: textsNow() })
    if (judged === undefined) return
    setPraise(judged)
    setAt(at + 1)
  }
  if (!task)
    return (
      <div>
        <h2 ref={end} tabIndex={-1}>
          {t('protocol-entry:keysDone', { seconds })}
        </h2>
        <p>{t('protocol-entry:keysDoneText')}</p>
        <div class="pr-e-actions">
          <button type="button" class="button" onClick={onAgain}>
            {t('protocol-entry:keysAgain')}
          </button>
          <button type="button" class="button primary" onClick={onLeave}>
            {t('protocol-entry:keysOn')}
          </button>
        </div>
      </div>
    )
  return (
    <div class="pr-e-drill">
      <p class="pr-e-drill-count">
        <b>{t('protocol-entry:keysTask', { at: at + 1, all: tasks.length })}</b>
        <span role="timer">{t('protocol-entry:keysSeconds', { seconds })}</span>
      </p>
      <progress max={tasks.length} value={at} aria-hidden="true" />
      <p class="pr-e-drill-task" role="status">
        {praise && (
          <span class="pr-e-drill-praise">
            <Sign name="clean" />{' '}
            {t(praise === 'good' ? 'protocol-entry:keysGood' : 'protocol-entry:keysOther')}
          </span>
        )}
        <span>{t(`protocol-entry:keys_${task.id}`, { number: task.number })}</span>
      </p>
      <div class="pr-e-sheet" role="group" aria-label={t('protocol-entry:keysPaper')}>
        <div
          onKeyDownCapture={(event) => {
            const box = boxOf(event)
            const move = followKeys(event, {
              stops: DRILL_BOXES.map(stopOf),
              button: NEXT,
              leave: () => undefined,
            })
            if (!move) return
            by.current = move
            happened({ kind: 'key', move, box })
          }}
          onFocusCapture={(event) => happened({ kind: 'entered', box: boxOf(event) })}
          onInputCapture={(event) => happened({ kind: 'typed', box: boxOf(event) })}
        >
          {DRILL_BOXES.map((box, place) => (
            <div key={box} class="pr-e-line" data-kind="count">
              <label class="pr-e-label" for={stopOf(box)}>
                <span class="pr-e-letter">{box === 'total' ? 'Σ' : box}</span>
                <span>
                  {box === 'total'
                    ? t('protocol-entry:keysTotal')
                    : t('protocol-entry:keysBox', { letter: box })}
                </span>
              </label>
              <div class="pr-e-side">
                <input
                  id={stopOf(box)}
                  class="pr-e-input pr-e-count"
                  type="text"
                  inputMode="numeric"
                  autocomplete="off"
                  enterkeyhint={place === DRILL_BOXES.length - 1 ? 'done' : 'next'}
                  maxLength={9}
                  defaultValue={!touch && box === 'c' ? '17' : ''}
                  onFocus={({ currentTarget }) => selectAll(currentTarget)}
                />
              </div>
            </div>
          ))}
          <div class="pr-e-actions">
            <button
              type="button"
              id={NEXT}
              class="button"
              onClick={() => happened({ kind: 'button', box: undefined })}
            >
              {t('protocol-entry:next')}
            </button>
          </div>
        </div>
      </div>
      <p>
        <button type="button" class="button quiet" onClick={onLeave}>
          {t('protocol-entry:keysSkip')}
        </button>
      </p>
    </div>
  )
}

function boxOf(event: Event): DrillBox | undefined {
  return DRILL_BOXES.find((box) => stopOf(box) === (event.target as HTMLElement).id)
}

function textsNow(): Doing['texts'] {
  const text = (box: DrillBox): string => {
    const input = document.getElementById(stopOf(box))
    return input instanceof HTMLInputElement ? input.value.trim() : ''
  }
  return { a: text('a'), b: text('b'), c: text('c'), total: text('total') }
}

/** Whole seconds since `begun`, counted on the screen while it runs. */
function useSeconds(begun: number, runs: boolean): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (!runs) return
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - begun) / 1000)), 1000)
    return () => clearInterval(timer)
  }, [begun, runs])
  return seconds
}
