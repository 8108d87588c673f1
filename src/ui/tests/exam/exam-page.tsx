import { useRoute } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'
import { focusHeading } from '../../parts/page.tsx'
import { Entrance } from './entrance.tsx'
import { Hall } from './hall.tsx'
import { ResultPage } from './result-page.tsx'

interface Props {
  /** The exam, as the address names it. */
  readonly id: string
}

/**
 * An exam: read about, or with `?sit` in the address sat where it stands – so that a killed phone and the way back lead to the
 * same question – or with `?result` looked at when it is over. The address alone begins nothing.
 */
export function ExamPage({ id }: Props) {
  const { sit, result, code } = useRoute().query
  useArrival(JSON.stringify([sit, result, code])) // “?sit” is an empty text, and not nothing
  if (sit !== undefined) return <Hall key={id} id={id} />
  if (result !== undefined) return <ResultPage key={`${id}/${result}`} id={id} attempt={result} />
  return <Entrance key={`${id}/${code}`} id={id} code={code} />
}

/** Another place of the exam begins at its top, with the focus on its heading, as another page does: the path stays the same. */
function useArrival(place: string): void {
  const last = useRef(place)
  useEffect(() => {
    if (last.current === place) return
    last.current = place
    focusHeading()
    scrollTo(0, 0)
  }, [place])
}
