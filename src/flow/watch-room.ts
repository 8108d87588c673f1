import { type Camera, CameraTrouble, type CameraProblem, openCamera } from '../link/camera.ts'
import { cardsIn } from '../link/cards/read.ts'
import { nativeSquares, type ReadVideo } from '../link/native-squares.ts'
import { shadesOf } from '../link/shades.ts'
import { type Counted, noteSightings, NOTHING_SEEN } from '../link/sightings.ts'
import { squaresIn } from '../link/squares/read.ts'

export type { CameraProblem } from '../link/camera.ts'
export type { Counted } from '../link/sightings.ts'

/** What is looked for, and who is told. */
export interface Watching {
  /** Where the camera's picture is shown. */
  readonly video: HTMLVideoElement
  readonly squares: boolean
  readonly cards: boolean
  /** A square was read; called again each time it is read again. */
  readonly onSquare: (text: string) => void
  /** A card was seen twice held the same way; called again only when it is turned. */
  readonly onCard: (card: Counted) => void
  readonly onProblem: (problem: CameraProblem) => void
  /** The picture was looked at, whether or not there was anything in it. */
  readonly onLook?: () => void
}

/** No rest between two looks is longer (ms). */
const LONGEST_REST = 250

/**
 * Looks through the camera until it is stopped: at every picture that comes while the last one is not being looked at. While the page
 * is hidden the camera is closed, and opened anew when it is seen again: phones take it away from hidden pages, and some never give it
 * back.
 * @returns how to stop
 */
export function watchRoom(watching: Watching): () => void {
  const { video, onProblem } = watching
  let sleep: (() => void) | undefined
  const wake = (): void => {
    const ends: (() => void)[] = []
    let over = false
    const end = (): void => {
      over = true
      for (const each of ends.splice(0)) each()
    }
    sleep = end
    const fail = (problem: CameraProblem): void => {
      if (over) return
      end()
      sleep = undefined // seen again after having been hidden, it is tried again
      onProblem(problem)
    }
    openCamera({ video, onEnd: () => fail('stopped') }).then(
      (camera) => {
        ends.push(() => camera.close())
        if (over) end()
        else ends.push(lookOn(camera, watching))
      },
      (error: unknown) => fail(error instanceof CameraTrouble ? error.problem : 'stopped'),
    )
  }
  const onSeen = (): void => {
    if (!document.hidden) {
      if (!sleep) wake()
      return
    }
    sleep?.()
    sleep = undefined
  }
  document.addEventListener('visibilitychange', onSeen)
  onSeen()
  return () => {
    document.removeEventListener('visibilitychange', onSeen)
    sleep?.()
  }
}

/** Looks at one picture after the other. @returns how to stop */
function lookOn(camera: Camera, watching: Watching): () => void {
  const { video, squares, cards, onSquare, onCard, onLook } = watching
  let over = false
  let wait: () => void
  let frame = 0
  let sightings = NOTHING_SEEN
  const native: Promise<ReadVideo | undefined> = squares ? nativeSquares() : Promise.resolve(undefined)
  let nativeFails = false

  const look = async (): Promise<void> => {
    const began = performance.now()
    const read = nativeFails ? undefined : await native
    if (over) return
    const texts = await read?.(video).catch(() => {
      nativeFails = true // a reader whose service is gone fails at every picture
      return undefined
    })
    if (over) return
    const picture = cards || (squares && !texts) ? camera.frame() : undefined
    const shades = picture && shadesOf(picture)
    frame++
    for (const text of texts ?? (shades && squares ? squaresIn(shades).map((square) => square.text) : []))
      if (!over) onSquare(text)
    if (shades && cards) {
      const noted = noteSightings(sightings, cardsIn(shades), frame)
      sightings = noted.sightings
      for (const card of noted.counted) if (!over) onCard(card)
    }
    if (over) return
    onLook?.()
    rest(performance.now() - began)
  }
  const next = (): void => {
    wait = camera.next(() => void look())
  }
  /** As long as the look took, so that a slow phone can draw its picture and hear its buttons. */
  const rest = (took: number): void => {
    const timer = setTimeout(next, Math.min(took, LONGEST_REST))
    wait = () => clearTimeout(timer)
  }
  next()
  return () => {
    over = true
    wait()
  }
}
