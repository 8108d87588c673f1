import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Chapter } from '../../core/guide/chapter.ts'
import { checklistFor, type PlacedStep, stepKey } from '../../core/guide/role-path.ts'
import type { ContentsLine } from '../../flow/documents.ts'
import { leadOf } from '../guide/chapter.tsx'
import { useSpeech } from '../i18n.ts'
import { Ask } from '../parts/ask.tsx'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { RoleChoice } from '../parts/role-choice.tsx'
import { KeepThis, WhenLoaded } from '../parts/when-loaded.tsx'
import { PATHS } from '../routes.ts'
import {
  announceChange,
  type Loaded,
  markStale,
  useChoices,
  useDocument,
  useDocuments,
  verbs,
} from '../state.ts'
import styles from './checklist.module.css'

/** The steps of the day in time order, mine to tick. */
export function Checklist() {
  const { t } = useSpeech()
  const contents = useDocument('contents')
  return (
    <WhenLoaded loaded={contents} title={t('checklist:title')}>
      {(lines) => <WithChapters lines={lines} />}
    </WhenLoaded>
  )
}

function WithChapters({ lines }: { readonly lines: readonly ContentsLine[] }) {
  const { t } = useSpeech()
  const chapters: Loaded<readonly Chapter[]> = useDocuments(
    lines.map((line) => `chapter/${line.id}` as const),
  )
  return (
    <WhenLoaded loaded={chapters} title={t('checklist:title')}>
      {(value) => <List chapters={value} />}
    </WhenLoaded>
  )
}

function List({ chapters }: { readonly chapters: readonly Chapter[] }) {
  const { t, language } = useSpeech()
  const { preferences } = useChoices()
  const role = preferences?.role
  const run = role ?? 'everyone'
  const phases = useMemo(() => checklistFor(chapters, role), [chapters, role])
  const all = phases.flatMap(({ steps }) => steps)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [kept, setKept] = useState<'nothing' | 'saved' | 'not-saved'>('nothing')
  const asking = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    setKept('nothing')
    void verbs()
      .then(({ tickedSoFar }) => tickedSoFar(run))
      .then(setTicked)
  }, [run])

  const doing = async () => {
    const { openLibrary } = await verbs()
    const library = await openLibrary(language)
    return {
      language,
      pack: library.ok
        ? { version: library.value.from.version, issued: library.value.from.issued }
        : undefined,
    }
  }
  const toggle = async (key: string, on: boolean): Promise<void> => {
    setTicked((before) => withOr(before, key, on))
    setKept('nothing')
    try {
      const { tick } = await verbs()
      await markStale([PATHS.home]) // first: a phone that dies in between must not show home as it was
      setTicked(await tick(run, key, on, await doing()))
      setKept('saved')
      announceChange()
    } catch {
      setKept('not-saved') // the tick stays on the screen; the sentence says it is not kept
    }
  }
  const reset = async (): Promise<void> => {
    const { resetChecklist } = await verbs()
    await resetChecklist(run, all.length, await doing())
    setTicked(new Set())
    setKept('nothing')
    announceChange()
  }
  const done = all.filter((placed) => ticked.has(keyOf(placed))).length

  return (
    <Page title={t('checklist:title')} lead={t('checklist:lead')}>
      <RoleChoice id="role" />
      <p class={styles['state']} role="status">
        <b>{t('checklist:done', { done, all: all.length })}</b>
        {kept === 'saved' && (
          <span class={styles['saved']}>
            <Icon name="done" /> {t('checklist:saved')}
          </span>
        )}
      </p>
      <progress
        max={all.length || 1}
        value={done}
        aria-label={t('checklist:done', { done, all: all.length })}
      />
      {kept === 'not-saved' && (
        <Notice tone="trouble" live>
          <p>{t('checklist:notSaved')}</p>
        </Notice>
      )}
      {phases.map(({ phase, steps }) => (
        <section key={phase} aria-labelledby={`phase-${phase}`}>
          <h2 id={`phase-${phase}`} data-place>
            {t(`common:phase_${phase}`)}
          </h2>
          <ul class={`plain ${styles['list']}`}>
            {steps.map((placed) => (
              <Item
                key={keyOf(placed)}
                placed={placed}
                ticked={ticked.has(keyOf(placed))}
                onTick={(on) => void toggle(keyOf(placed), on)}
              />
            ))}
          </ul>
        </section>
      ))}
      <div class="row no-print">
        <button
          type="button"
          class="button"
          disabled={ticked.size === 0}
          onClick={() => asking.current?.showModal()}
        >
          {t('checklist:reset')}
        </button>
        <button type="button" class="button quiet" onClick={() => print()}>
          <Icon name="print" />
          {t('common:print')}
        </button>
      </div>
      <KeepThis />
      <Ask
        dialog={asking}
        id="reset-title"
        title={t('checklist:resetTitle')}
        text={t('checklist:resetText')}
        yes={t('checklist:resetYes')}
        onYes={() => void reset()}
      />
    </Page>
  )
}

interface ItemProps {
  readonly placed: PlacedStep
  readonly ticked: boolean
  readonly onTick: (on: boolean) => void
}

function Item({ placed, ticked, onTick }: ItemProps) {
  const { t } = useSpeech()
  const { step, chapter } = placed
  const id = `tick-${chapter}-${step.id}`
  return (
    <li id={`item-${chapter}-${step.id}`} data-place class="keep">
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          checked={ticked}
          onChange={({ currentTarget }) => onTick(currentTarget.checked)}
        />
        <span>
          {step.at && <time>{step.at}</time>} {leadOf(step.lines)}
        </span>
      </label>
      <a
        class="no-print"
        href={`${PATHS.guide}/${chapter}#${step.id}`}
        aria-label={`${t('checklist:explain')}: ${leadOf(step.lines)}`}
      >
        <Icon name="guide" />
      </a>
    </li>
  )
}

function keyOf({ chapter, step }: PlacedStep): string {
  return stepKey(chapter, step.id)
}

function withOr(before: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const after = new Set(before)
  if (on) after.add(key)
  else after.delete(key)
  return after
}
