import { formatNumber } from '../../../core/format/format.ts'
import type { Ballot as Paper } from '../../../core/protocol/night.ts'
import { useSpeech } from '../../i18n.ts'
import { Ballot } from '../ballot/ballot.tsx'
import { namesOf } from '../count/names-of.ts'
import type { RunView } from '../run/view.ts'
import { KitSheet } from './sheet.tsx'

interface Props {
  readonly view: RunView
  readonly name: string
}

/** So many go on a sheet. */
const ON_A_SHEET = 6

/** The ballots of the night to be cut out, each with its back beside it: in the order in which they come out of the boxes. */
export function BallotSheets({ view, name }: Props) {
  const { ballots } = view.exercise.night
  const sheets = Array.from({ length: Math.ceil(ballots.length / ON_A_SHEET) }, (_, at) =>
    ballots.slice(at * ON_A_SHEET, (at + 1) * ON_A_SHEET),
  )
  return (
    <>
      {sheets.map((own, at) => (
        <KitSheet key={at} view={view} name={name}>
          <ul class="plain pr-kit-ballots">
            {own.map((ballot) => (
              <li key={ballot.id}>
                <BothSides view={view} ballot={ballot} />
              </li>
            ))}
          </ul>
        </KitSheet>
      ))}
    </>
  )
}

function BothSides({ view, ballot }: { readonly view: RunView; readonly ballot: Paper }) {
  const { t, language, formats } = useSpeech()
  const { exercise, marks } = view
  const mark = marks?.file.marks.find(({ id }) => id === ballot.mark)
  if (!marks || !mark) return null
  const { subjects, texts } = exercise.night
  const face = {
    subjects,
    names: namesOf(subjects, language),
    ballot,
    mark,
    words: marks.words,
    precinct: texts.precinct,
    label: t(ballot.box === 'mobile' ? 'protocol-count:kitBallotMobile' : 'protocol-count:kitBallot', {
      number: formatNumber(ballot.id, 0, formats),
    }),
  }
  return (
    <>
      <p>{face.label}</p>
      <div class="pr-kit-faces">
        <Ballot {...face} side="front" />
        <Ballot {...face} side="back" />
      </div>
    </>
  )
}
