import { useSpeech } from '../../i18n.ts'
import { PaperForm } from '../entry/paper-form.tsx'
import { RecordPaper } from '../run/record-paper.tsx'
import type { RunView } from '../run/view.ts'
import { BallotSheets } from './ballots.tsx'
import { ControlSheets } from './control-sheets.tsx'
import { type Evidence, evidenceOf } from './papers.ts'
import { KitSheet } from './sheet.tsx'

/** The papers of the night, each on a sheet of its own. */
export function EvidenceSheets({ view }: { readonly view: RunView }) {
  const { t } = useSpeech()
  return (
    <>
      {evidenceOf(view, t).map((paper) =>
        paper.kind === 'ballots' ? (
          <BallotSheets key={paper.id} view={view} name={paper.name} />
        ) : (
          <KitSheet key={paper.id} view={view} name={paper.name}>
            <Paper view={view} paper={paper} />
          </KitSheet>
        ),
      )}
    </>
  )
}

function Paper({ view, paper }: { readonly view: RunView; readonly paper: Evidence }) {
  const { form, words } = view.base
  switch (paper.kind) {
    case 'protocol':
      return (
        <PaperForm
          form={form}
          words={words}
          subjects={paper.sheet.subjects}
          values={paper.sheet.values}
          title={words.title}
        />
      )
    case 'record':
      return (
        <div class={`pr-kit-record${paper.record.lines.length > LONG ? ' pr-kit-long' : ''}`}>
          <RecordPaper opened={view.base} record={paper.record} subjects={view.run.subjects} />
        </div>
      )
    case 'control':
      return <ControlSheets view={view} />
    case 'ballots':
      return null // they need sheets of their own
  }
}

/** A record with more lines than this is set smaller, so that it stays on one sheet. */
const LONG = 16
