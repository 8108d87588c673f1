import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type MadeItem, makeItem } from '../../../core/question/make.ts'
import { type Mark, markAnswer } from '../../../core/question/mark.ts'
import type { PracticeTurn } from '../../../flow/practise-questions.ts'
import { openTopicItems, type QuestionShelf } from '../../../flow/questions.ts'
import type { Kept } from '../../parts/saved-state.tsx'
import { comeBack, goFrom } from './look-up.ts'
import { isAllKept, keepAnswer, keepWaiting } from './waiting-answers.ts'

/** How questions follow one another: in practice without end, in a review until the day is done. */
export interface Way<Going extends { readonly shelf: QuestionShelf }> {
  readonly begin: (shelf: QuestionShelf) => Promise<Going>
  readonly next: (going: Going) => Promise<PracticeTurn | undefined>
  /** Durable when it resolves. */
  readonly note: (going: Going, turn: PracticeTurn, answer: string, mark: Mark) => Promise<unknown>
  /** What there is after an answer, whether the phone kept it or not. */
  readonly after: (going: Going, turn: PracticeTurn, mark: Mark) => Going
  /** What is over when the member has gone elsewhere for good; reading up in the guide is none of that. */
  readonly leave?: () => void
}

/** A question on the screen, and once it is answered what came of it. */
export interface Round {
  readonly turn: PracticeTurn
  readonly made: MadeItem
  readonly given: { readonly answer: string; readonly mark: Mark } | undefined
}

/** What stands on the screen, and waits while its member reads in the guide. */
interface Shown<Going> {
  readonly going: Going
  readonly round: Round | 'over'
}

/** Questions one after the other. */
export interface Rounds<Going> {
  /** Nothing while it is being opened. */
  readonly going: Going | undefined
  /** The question on the screen; `over` when there is none left, nothing while it is being opened. */
  readonly round: Round | 'over' | undefined
  /** Whether the phone has what was answered; nothing before the first answer. */
  readonly kept: Kept | undefined
  readonly answer: (text: string) => void
  readonly goOn: () => void
  readonly keepAgain: () => void
}

/** Questions on the screen and, answer by answer, on the phone. The screen never waits for the phone. */
export function useRounds<Going extends { readonly shelf: QuestionShelf }>(
  shelf: QuestionShelf,
  way: Way<Going>,
): Rounds<Going> {
  const [back] = useState(() => comeBack(location.pathname) as Shown<Going> | undefined)
  const [going, setGoing] = useState<Going | undefined>(back?.going)
  const [round, setRound] = useState<Round | 'over' | undefined>(back?.round)
  const shown = useRef<Shown<Going> | undefined>(undefined)
  shown.current = going && round && { going, round }
  const [kept, setKept] = useState<Kept | undefined>(undefined)
  /** The question after this one, opened while what came of this one is being read. */
  const ahead = useRef<Promise<PracticeTurn | undefined> | undefined>(undefined)

  useEffect(() => {
    const address = location.pathname
    let gone = false
    if (!back)
      void way.begin(shelf).then(async (begun) => {
        const turn = await way.next(begun)
        if (gone) return
        setGoing(begun)
        setRound(roundOf(turn))
      })
    return () => {
      gone = true
      goFrom({ address, shown: shown.current, leave: way.leave })
    }
  }, [])
  // when the language changes, also while its member was reading, the same question stays on the screen, in the other words
  useEffect(() => {
    if (!going || going.shelf === shelf) return
    const { turn } = round === 'over' || !round ? {} : round
    let gone = false
    void openTopicItems(shelf.language, turn ? [turn] : []).then((found) => {
      if (gone) return
      const [opened] = found.ok ? found.value : []
      ahead.current = undefined
      setGoing((now) => now && { ...now, shelf })
      setRound((now) =>
        opened && now && now !== 'over' && now.turn.seed === turn?.seed
          ? { ...now, turn: { ...turn, opened } }
          : now,
      )
    })
    return () => {
      gone = true
    }
  }, [shelf])

  const last = useRef<Promise<boolean> | undefined>(undefined)
  const watch = useCallback((writing: Promise<boolean>): void => {
    last.current = writing
    setKept('saving')
    void writing.then((isKept) => {
      // "saved" is said once the phone has the newest answer, too
      if (last.current === writing) setKept(isKept ? 'saved' : 'not-saved')
    })
  }, [])
  useEffect(() => {
    if (!isAllKept()) watch(keepWaiting()) // come back to what the phone had refused
  }, [])
  const answer = (text: string): void => {
    if (!going || !round || round === 'over' || round.given) return
    const { turn } = round
    const mark = markAnswer(turn.opened.item, text, turn.seed)
    const after = way.after(going, turn, mark)
    setRound({ ...round, given: { answer: text, mark } })
    setGoing(after)
    watch(keepAnswer(() => way.note(going, turn, text, mark)))
    ahead.current = way.next(after)
  }
  const goOn = (): void => {
    if (!going) return
    void (ahead.current ?? way.next(going)).then((turn) => setRound(roundOf(turn)))
    ahead.current = undefined
  }
  return { going, round, kept, answer, goOn, keepAgain: () => watch(keepWaiting()) }
}

function roundOf(turn: PracticeTurn | undefined): Round | 'over' {
  return turn ? { turn, made: makeItem(turn.opened.item, turn.seed), given: undefined } : 'over'
}
