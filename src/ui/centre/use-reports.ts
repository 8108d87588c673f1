import { useEffect, useRef, useState } from 'preact/hooks'
import type { Report } from '../../core/report/report.ts'
import { openReport, type Opener, type ReportAsked, reportFile } from '../../flow/centre-reports.ts'
import type { PhoneTrouble } from '../../flow/trainer-phone.ts'
import { useSpeech } from '../i18n.ts'
import { saveFile } from '../parts/save-file.ts'
import { announceChange } from '../state.ts'

/** What is chosen on the page; the language is the one shown. */
export type Chosen = Omit<ReportAsked, 'language'>

/** Reports as the page meets them. */
export interface Reports {
  /** Nothing until one was opened. */
  readonly report: Report | undefined
  readonly chosen: Chosen
  readonly trouble: PhoneTrouble | undefined
  readonly isAsking: boolean
  /** The file that was saved last. */
  readonly saved: string
  /** Opens the first report with a secret, or by this phone. */
  readonly open: (opener: Opener) => void
  readonly choose: (change: Partial<Chosen>) => void
  readonly save: (inEnglish: boolean) => void
  /** Forgets the secret, and what it opened. */
  readonly leave: () => void
}

const FIRST: Chosen = { report: 'status', by: 'district', quarter: undefined }

/** The reports of the centre. The secret stays in the memory of this page. */
export function useReports(): Reports {
  const { language } = useSpeech()
  const [opened, setOpened] = useState<Opener | undefined>(undefined)
  const [chosen, setChosen] = useState(FIRST)
  const [report, setReport] = useState<Report | undefined>(undefined)
  const [trouble, setTrouble] = useState<PhoneTrouble | undefined>(undefined)
  const [isAsking, setAsking] = useState(false)
  const [saved, setSaved] = useState('')
  const turn = useRef(0)

  const ask = async (opener: Opener, what: Chosen): Promise<void> => {
    const own = ++turn.current
    setAsking(true)
    setSaved('')
    const answer = await openReport(opener, { ...what, language })
    if (own !== turn.current) return // something else was chosen meanwhile
    setAsking(false)
    setTrouble(answer.ok ? undefined : answer.problem)
    if (answer.ok) {
      setOpened(opener)
      setReport(answer.value)
    } else if (answer.problem === 'token' || answer.problem === 'unknown-phone') leave(answer.problem)
    if (!answer.ok) announceChange([]) // it may be that this phone is not known any more
  }
  const leave = (why?: PhoneTrouble): void => {
    turn.current += 1
    setOpened(undefined)
    setReport(undefined)
    setAsking(false)
    setTrouble(why)
  }
  const save = async (inEnglish: boolean): Promise<void> => {
    if (!opened) return
    setAsking(true)
    const file = await reportFile(opened, { ...chosen, language: inEnglish ? 'en' : language })
    setAsking(false)
    setTrouble(file.ok ? undefined : file.problem)
    if (!file.ok) return
    saveFile(file.value.name, file.value.content)
    setSaved(file.value.name)
  }
  useEffect(() => {
    if (opened) void ask(opened, chosen) // its words come from the centre, in the language shown
  }, [language])
  return {
    report,
    chosen,
    trouble,
    isAsking,
    saved,
    open: (opener) => void ask(opener, chosen),
    choose: (change) => {
      const next = { ...chosen, ...change }
      setChosen(next)
      if (opened) void ask(opened, next)
    },
    save: (inEnglish) => void save(inEnglish),
    leave: () => leave(),
  }
}
