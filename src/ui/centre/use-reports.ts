import { useEffect, useRef, useState } from 'preact/hooks'
import type { Report } from '../../core/report/report.ts'
import { openReport, type ReportAsked, reportFile, type ReportTrouble } from '../../flow/centre-reports.ts'
import { useSpeech } from '../i18n.ts'
import { saveFile } from '../parts/save-file.ts'

/** What is chosen on the page; the language is the one shown. */
export type Chosen = Omit<ReportAsked, 'language'>

/** Reports as the page meets them. */
export interface Reports {
  /** Nothing until a secret has opened one. */
  readonly report: Report | undefined
  readonly chosen: Chosen
  readonly trouble: ReportTrouble | undefined
  readonly isAsking: boolean
  /** The file that was saved last. */
  readonly saved: string
  /** Opens the first report with a secret. */
  readonly open: (token: string) => void
  readonly choose: (change: Partial<Chosen>) => void
  readonly save: (inEnglish: boolean) => void
  /** Forgets the secret, and what it opened. */
  readonly leave: () => void
}

const FIRST: Chosen = { report: 'status', by: 'district', quarter: undefined }

/** The reports of the centre. The secret stays in the memory of this page. */
export function useReports(): Reports {
  const { language } = useSpeech()
  const [token, setToken] = useState('')
  const [chosen, setChosen] = useState(FIRST)
  const [report, setReport] = useState<Report | undefined>(undefined)
  const [trouble, setTrouble] = useState<ReportTrouble | undefined>(undefined)
  const [isAsking, setAsking] = useState(false)
  const [saved, setSaved] = useState('')
  const turn = useRef(0)

  const ask = async (secret: string, what: Chosen): Promise<void> => {
    const own = ++turn.current
    setAsking(true)
    setSaved('')
    const answer = await openReport(secret, { ...what, language })
    if (own !== turn.current) return // something else was chosen meanwhile
    setAsking(false)
    setTrouble(answer.ok ? undefined : answer.problem)
    if (answer.ok) {
      setToken(secret)
      setReport(answer.value)
    } else if (answer.problem === 'token') leave(answer.problem)
  }
  const leave = (why?: ReportTrouble): void => {
    turn.current += 1
    setToken('')
    setReport(undefined)
    setAsking(false)
    setTrouble(why)
  }
  const save = async (inEnglish: boolean): Promise<void> => {
    setAsking(true)
    const file = await reportFile(token, { ...chosen, language: inEnglish ? 'en' : language })
    setAsking(false)
    setTrouble(file.ok ? undefined : file.problem)
    if (!file.ok) return
    saveFile(file.value.name, file.value.content)
    setSaved(file.value.name)
  }
  useEffect(() => {
    if (token) void ask(token, chosen) // its words come from the centre, in the language shown
  }, [language])
  return {
    report,
    chosen,
    trouble,
    isAsking,
    saved,
    open: (secret) => void ask(secret, chosen),
    choose: (change) => {
      const next = { ...chosen, ...change }
      setChosen(next)
      void ask(token, next)
    },
    save: (inEnglish) => void save(inEnglish),
    leave: () => leave(),
  }
}
