import { correction, generate, type GenerateOptions, mode } from 'lean-qr'
import { describe, expect, test } from 'vitest'
import { MOST_SEATS } from '../../src/core/room/record.ts'
import { readRosterSquare, rosterSquares } from '../../src/core/room/roster-squares.ts'
import { readSquares } from '../../src/link/squares/read.ts'
import { frameOf, INDOORS } from './frames.ts'

type Drawn = Parameters<typeof generate>[0]

/** What a camera reads of a square, as the list shows it (level L) or as another program does. */
function seen(text: Drawn, seed: string, options: GenerateOptions = {}): string[] {
  const square = generate(text, { minCorrectionLevel: correction.L, minVersion: 2, ...options })
  const grid = Array.from({ length: square.size }, (_, y) =>
    Array.from({ length: square.size }, (__, x) => square.get(x, y)),
  )
  const sheet = { grid, quiet: 4, side: grid.length * 5 }
  const { picture } = frameOf([sheet], { seed, weather: INDOORS, width: 1280, height: 720 })
  return readSquares(picture).map((found) => found.text)
}

const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  Georgian: ['ნინო ბერიძე', 'ჟუჟუნა ღლონტი', 'წყალობა ჭყონია'],
  Armenian: ['Գոհար Հակոբյան', 'Եվա Ֆիլյան', 'Արևիկ Օհանյան'],
  Azerbaijani: ['Şəhla Əliyeva', 'İlqar Ağayev', 'Gülçin Ömərova'],
  English: ['Nino Beridze', 'ARAM, GOHAR', 'Leyla "L" O’Neil'],
  Russian: ['Иван Щукин', 'ЛЕЙЛА', 'Жанна Юрьева'],
}

describe('a list of names before a camera', () => {
  test.each(Object.entries(PEOPLE))('of a full room, in %s, comes back as it was', (_, people) => {
    const list = Array.from({ length: MOST_SEATS }, (__, at) => ({
      seat: at + 1,
      name: `${people[at % people.length]} ${at}`,
    }))
    const squares = rosterSquares(list)
    const read = squares.flatMap((text, at) => {
      const taken = readRosterSquare(seen(text, `${text.length}/${at}`).join(), at > 0)
      return taken.ok ? taken.value : []
    })
    expect(read).toEqual(list)
  })

  test('is read as other programs draw it, which do not say that their bytes are UTF-8', () => {
    const text = '1,ნინო ბერიძე\r\n2,Şəhla Əliyeva\r\n3,Գոհար\r\n4,Gülçin'
    expect(seen(mode.bytes(new TextEncoder().encode(text)), 'bare')).toEqual([text])
    expect(seen(text, 'at level H', { minCorrectionLevel: correction.H })).toEqual([text])
  })
})
