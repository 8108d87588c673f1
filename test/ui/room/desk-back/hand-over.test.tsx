import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../../src/core/language.ts'
import { PART_SIZE, writeSequence } from '../../../../src/core/room/square-sequence.ts'
import { gather, type Gathered, readPart, squaresOfRoom } from '../../../../src/flow/hand-over-squares.ts'
import { HandOverPage, Shown } from '../../../../src/ui/room/desk/after/hand-over-page.tsx'
import { ReceiptSquare } from '../../../../src/ui/room/desk/after/receipt-square.tsx'
import { SquareLoop } from '../../../../src/ui/room/desk/after/square-loop.tsx'
import { Outcome, Progress, TakeSquares } from '../../../../src/ui/room/desk/after/take-squares.tsx'
import { instead } from '../../../flow/window.ts'
import { roomOf, sheet } from './room-of.ts'
import { draw, gapsIn, textOf, wordsOfRoom } from './speech.ts'

const nothing = (): void => undefined
const ROOM = roomOf(Array.from({ length: 30 }, (_, at) => sheet(at + 1, at % 6)))

/** The room as it is shown. */
async function squares(): Promise<readonly string[]> {
  const made = await squaresOfRoom(ROOM)
  if (!made.ok) throw new Error(made.problem)
  return made.value
}

/** A sequence of so many squares. */
function sequence(count: number): readonly string[] {
  const made = writeSequence(Uint8Array.from({ length: count * PART_SIZE }, (_, at) => (at * 37) % 256))
  if (!made.ok) throw new Error(made.problem)
  return made.value
}

/** What the camera has caught of some squares. */
function caught(texts: readonly string[]): Gathered {
  let now: Gathered | undefined
  for (const text of texts) {
    const part = readPart(text)
    if (part.ok) now = gather(now, part.value)
  }
  if (!now) throw new Error('Nothing was caught')
  return now
}

describe.each(LANGUAGES)('handing over in %s', (language) => {
  test('every sentence has its words', async () => {
    const texts = await squares()
    const html = [
      <HandOverPage key="page" room={ROOM} onRoom={nothing} />,
      <Shown key="shown" squares={{ ok: true, value: texts }} />,
      <Shown key="long" squares={{ ok: false, problem: 'too-long' }} />,
      <Shown key="press" squares={{ ok: false, problem: 'no-pressing' }} />,
      <ReceiptSquare key="receipt" room={ROOM} />,
      <TakeSquares key="take" onTaken={nothing} />,
      <Progress key="some" gathered={caught(sequence(9).slice(2))} />,
      <Outcome key="taken" taken={{ ok: true, value: ROOM.head }} onAgain={nothing} />,
      ...(['torn', 'no-pressing', 'newer', 'broken', 'foreign', 'not-json', 'too-big'] as const).map(
        (problem) => <Outcome key={problem} taken={{ ok: false, problem }} onAgain={nothing} />,
      ),
    ]
      .map((each) => draw(each, language))
      .join('')
    expect(gapsIn(html)).toEqual([])
    expect(html).not.toMatch(/hand-over:/)
    expect(html).toContain(wordsOfRoom(language, 'hand-over')['names'])
  })
})

describe('the loop', () => {
  test('says which square it shows, and can be stopped', async () => {
    const texts = await squares()
    const said = textOf(draw(<SquareLoop squares={texts} />))
    expect(said).toContain(`QR code 1 of ${texts.length}`)
    expect(said).toContain('Stop')
  })

  test('stands still from the beginning for whoever asked for less motion', async () => {
    const still = instead('matchMedia', (asked: string) => ({ matches: asked.includes('reduce') }))
    try {
      const said = textOf(draw(<SquareLoop squares={await squares()} />))
      expect(said).toContain('Go on')
      expect(said).not.toContain('Stop')
    } finally {
      still.stop()
    }
  })

  test('of a single square is no loop', () => {
    expect(textOf(draw(<SquareLoop squares={['C1']} />))).not.toMatch(/Stop|Next/)
  })
})

describe('the gathering phone', () => {
  test('says how many are here, and names the last few that are missing', () => {
    const of = 12
    const texts = sequence(of)
    const begun = textOf(draw(<Progress gathered={caught(texts.slice(0, 1))} />))
    expect(begun).toContain(`1 of ${of}`)
    expect(begun).not.toContain('missing')
    const near = textOf(draw(<Progress gathered={caught([...texts.slice(0, 2), ...texts.slice(3, -1)])} />))
    expect(near).toContain(`${of - 2} of ${of}`)
    expect(near).toContain(`Still missing: 3, ${of}`)
    expect(textOf(draw(<Progress gathered={caught(texts)} />))).not.toContain('missing')
  })
})
