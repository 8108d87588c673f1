import { useMemo, useRef } from 'preact/hooks'
import { sectionFinder } from '../../../core/protocol/told.ts'
import { useSpeech } from '../../i18n.ts'
import { useDocument } from '../../state.ts'
import type { EntryProps } from './entry-props.ts'
import type { Desk, Frame } from './frame.ts'
import { namingOf } from './naming.ts'
import { firstStop } from './places.ts'
import type { Drafts } from './use-drafts.ts'

interface Doings {
  readonly drafts: Drafts
  /** Notes that something was changed in a section. */
  readonly touch: (section: number) => void
  readonly wish: (id: string) => void
  readonly reach: (section: number) => void
}

/** What the parts of an entry share; the same object until the form, the language or what may be said is another. */
export function useFrame(entry: EntryProps, doings: Doings): Frame {
  const { form, words, subjects, disclosure, late } = entry
  const { language, t } = useSpeech()
  const law = useDocument('law')
  const latest = useRef({ entry, doings })
  latest.current = { entry, doings }
  const desk = useMemo((): Desk => {
    const sectionOf = sectionFinder(form)
    const { drafts } = doings // one object as long as the entry is on the screen
    return {
      type: (box, text) => {
        drafts.type(box, text)
        latest.current.doings.touch(sectionOf(box))
      },
      leave: drafts.flush,
      tick: (box, option, on) => {
        latest.current.doings.touch(sectionOf(box))
        latest.current.entry.onEvent({ act: on ? 'ticked' : 'unticked', object: `${box}/${option}` })
      },
      unstored: drafts.unstored,
      jump: (box) => {
        const to = sectionOf(box)
        const { entry: now, doings: then } = latest.current
        then.wish(firstStop(now, to, box))
        if (to !== now.section) then.reach(to)
      },
    }
  }, [form])
  const names = useMemo(
    () => namingOf(form, words, { subjects, language, t }),
    [form, words, subjects, language, t],
  )
  const lawWords = law.state === 'ready' ? law.value : undefined
  const sums = entry.sums ?? disclosure === 'coached'
  return useMemo(
    () => ({ form, words, subjects, names, disclosure, late, sums, law: lawWords, desk }),
    [form, words, subjects, names, disclosure, late, sums, lawWords, desk],
  )
}
