import { useState } from 'preact/hooks'
import { type Progress as Facts, progressOf } from '../../flow/progress.ts'
import { KeepSafe } from '../group/keep-safe.tsx'
import { useSpeech } from '../i18n.ts'
import { Page } from '../parts/page.tsx'
import { KeepThis, WhenLoaded } from '../parts/when-loaded.tsx'
import { type Loaded, useLook } from '../state.ts'
import { Days } from './days.tsx'
import { DoneList } from './done-list.tsx'
import { NextCard } from './next-card.tsx'
import { Ready } from './ready.tsx'
import { rowsOf } from './rows-of.ts'
import { titleOfStep } from './step-title.ts'
import { ResultsAt } from './results-at.tsx'
import { Whose } from './whose.tsx'

interface Seen {
  readonly facts: Facts
  /** What the next step is called. */
  readonly title: string | undefined
}

/** What I have done, what I am ready for, and the one best next step, over the whole app. */
export function Progress() {
  const { t } = useSpeech()
  return (
    <WhenLoaded loaded={useProgress()} title={t('mine:progressTitle')}>
      {(seen) => <Pictures {...seen} />}
    </WhenLoaded>
  )
}

/** The page once everything has been looked up. */
export function Pictures({ facts, title }: Seen) {
  const { t } = useSpeech()
  const { tests } = facts
  return (
    <Page title={t('mine:progressTitle')} lead={t('mine:progressLead')}>
      <NextCard step={facts.next} title={title} />
      <section aria-labelledby="done">
        <h2 id="done">{t('mine:doneTitle')}</h2>
        <DoneList rows={rowsOf(facts, t)} />
      </section>
      {tests ? <Ready tests={tests} /> : <p>{t('mine:noQuestions')}</p>}
      {tests && (
        <section aria-labelledby="days">
          <h2 id="days">{t('mine:daysTitle')}</h2>
          <Days days={facts.byDay} />
        </section>
      )}
      <KeepSafe />
      <ResultsAt />
      <Whose />
      <KeepThis />
    </Page>
  )
}

function useProgress(): Loaded<Seen> {
  const { language } = useSpeech()
  const [tries, setTries] = useState(0)
  const seen = useLook(
    async ({ openLibrary }) => {
      const found = await progressOf(language)
      const library = await openLibrary(language)
      if (!found.ok) return found
      if (!library.ok) return library
      const { tests, next } = found.value
      const title = await titleOfStep(next, tests?.shelf, library.value)
      return { ok: true as const, value: { facts: found.value, title } }
    },
    [language, tries],
  )
  if (!seen) return { state: 'loading' }
  return seen.ok
    ? { state: 'ready', value: seen.value }
    : { state: 'problem', problem: seen.problem, again: () => setTries(tries + 1) }
}
