import { reached, refused, type Result } from '../core/result.ts'
import { type RecordProblem, writeRecord } from '../core/room/hand-over.ts'
import type { RoomHead, RoomRecord } from '../core/room/record.ts'
import { type Gathered, wholeOf, writeSequence } from '../core/room/square-sequence.ts'
import { importRoom } from './hand-over-room.ts'

export {
  gather,
  type Gathered,
  missingParts,
  type PartProblem,
  readPart,
} from '../core/room/square-sequence.ts'

/** Why a room cannot be shown as squares: it is too much for them, or this browser cannot press anything together. */
export type ShowProblem = 'too-long' | 'no-pressing'

/** Why what was gathered is no room. `torn`: the parts do not make up what was cut. */
export type GatheredProblem = RecordProblem | 'torn' | 'no-pressing'

/** No record is longer, in bytes; whatever swells beyond is let go. */
const MOST_BYTES = 6_000_000

/** The whole room as texts of squares, names of seats included, for another phone that stands before this one. */
export async function squaresOfRoom({
  head,
  entries,
}: RoomRecord): Promise<Result<readonly string[], ShowProblem>> {
  if (!canPress()) return refused('no-pressing')
  const text = new Blob([writeRecord({ head, entries })])
  const pressed = text.stream().pipeThrough(new CompressionStream('deflate'))
  return writeSequence(new Uint8Array(await new Response(pressed).arrayBuffer()))
}

/** Takes a room that was gathered from squares, as `importRoom` takes a file. */
export async function importGathered(gathered: Gathered): Promise<Result<RoomHead, GatheredProblem>> {
  if (!canPress()) return refused('no-pressing')
  const bytes = wholeOf(gathered)
  const text = bytes && (await unpressed(bytes))
  if (text === undefined) return refused('torn')
  return text.ok ? importRoom(text.value) : text
}

/** Browsers have it since Chrome 80, Safari 16.4 and Firefox 113. */
function canPress(): boolean {
  return typeof CompressionStream === 'function' && typeof DecompressionStream === 'function'
}

async function unpressed(bytes: Uint8Array): Promise<Result<string, 'too-big'> | undefined> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate'))
  const reader = stream.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [text, length] = ['', 0]
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return reached(text + decoder.decode())
      length += value.length
      if (length > MOST_BYTES) {
        await reader.cancel()
        return refused('too-big')
      }
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    return undefined // no pressed text: whoever made these squares was not this app
  }
}
