/*
 * Where everything stands on the drawn ballot, in units of the drawing: 340 units are as wide as the drawing on the screen.
 */

/** A place on the drawing: its middle and its extent. */
export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One subject's line. */
export interface Row {
  readonly subject: string
  /** The printed circle with the number. */
  readonly number: Region
  /** The printed name, as wide as it is estimated to be. */
  readonly name: Region
  /** The rows in which the name is set, each with its place. */
  readonly nameRows: readonly (Region & { readonly text: string })[]
  /** The whole cell. */
  readonly line: Region
  /** The empty space at the end of the line. */
  readonly space: Region
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** How high the table above the paper is, where the envelope lies. */
  readonly above: number
  readonly paper: Region
  readonly rows: readonly Row[]
  /** Height of the letters of names. */
  readonly letters: number
  readonly header: Region
  readonly margin: Region
  readonly foot: Region
  /** The frame of all lines together. */
  readonly frame: Region
  readonly columns: 1 | 2
}

const WIDTH = 340
const EDGE = 8 // table seen beside the paper
const INSET = 10 // paper outside the frame, left
const MARGIN = 24 // the same, right: room for a pen to be tried
const HEADER = 62
const FOOT = 56
/** More lines than this stand in two columns. */
const LONGEST_COLUMN = 12

/** Lays out a ballot of 1 to 60 subjects. */
export function layOut(
  subjects: readonly string[],
  names: Readonly<Record<string, string>>,
  above: number,
): Layout {
  const columns = subjects.length > LONGEST_COLUMN ? 2 : 1
  const each = Math.max(1, Math.ceil(subjects.length / columns))
  const rowHeight = columns === 2 ? 40 : subjects.length <= 5 ? 44 : subjects.length <= 9 ? 38 : 34
  const letters = columns === 2 ? 12.5 : 15
  const radius = columns === 2 ? 10 : 12.5
  const frameWidth = WIDTH - 2 * EDGE - INSET - MARGIN
  const cellWidth = frameWidth / columns
  const left = EDGE + INSET
  const top = above + HEADER
  const rows = subjects.map((subject, place): Row => {
    const cellLeft = left + Math.floor(place / each) * cellWidth
    const y = top + (place % each) * rowHeight + rowHeight / 2
    const nameLeft = cellLeft + 2 * radius + (columns === 2 ? 11 : 24)
    const spaceWidth = columns === 2 ? 18 : 66
    const room = cellLeft + cellWidth - spaceWidth - nameLeft
    const texts = wrap(names[subject] ?? '', room, letters, columns === 2 ? 3 : 2)
    const leading = letters * (texts.length > 2 ? 1.02 : 1.15)
    const nameRows = texts.map((text, at) => {
      const width = Math.min(room, widthOf(text, letters))
      return {
        text,
        x: nameLeft + width / 2,
        y: y + (at - (texts.length - 1) / 2) * leading,
        width,
        height: letters,
      }
    })
    const nameWidth = Math.max(12, ...nameRows.map(({ width }) => width))
    return {
      subject,
      number: { x: cellLeft + radius + (columns === 2 ? 5 : 9), y, width: 2 * radius, height: 2 * radius },
      name: {
        x: nameLeft + nameWidth / 2,
        y,
        width: nameWidth,
        height: letters + leading * (texts.length - 1),
      },
      nameRows,
      line: { x: cellLeft + cellWidth / 2, y, width: cellWidth, height: rowHeight },
      space: { x: cellLeft + cellWidth - spaceWidth / 2, y, width: spaceWidth - 8, height: 2 * radius - 3 },
    }
  })
  const frameHeight = each * rowHeight
  const paperHeight = HEADER + frameHeight + FOOT
  const middle = left + frameWidth / 2
  return {
    width: WIDTH,
    height: above + paperHeight + EDGE,
    above,
    paper: { x: WIDTH / 2, y: above + paperHeight / 2, width: WIDTH - 2 * EDGE, height: paperHeight },
    rows,
    letters,
    header: { x: middle + 34, y: above + 38, width: 24, height: 22 },
    margin: {
      x: WIDTH - EDGE - MARGIN / 2,
      y: top + frameHeight / 2,
      width: 12,
      height: Math.min(110, frameHeight),
    },
    foot: { x: middle + 40, y: top + frameHeight + FOOT / 2 + 1, width: 130, height: 30 },
    frame: { x: middle, y: top + frameHeight / 2, width: frameWidth, height: frameHeight },
    columns,
  }
}

/** Breaks a name into at most `most` rows that are likely to fit; a long last row is squeezed when it is drawn. */
export function wrap(text: string, room: number, letters: number, most: number): string[] {
  const rows: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = rows.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last === undefined || (widthOf(longer, letters) > room && rows.length < most)) rows.push(word)
    else rows[rows.length - 1] = longer
  }
  return rows
}

/** About how wide a text is: fonts differ from phone to phone, so this errs on the wide side. */
export function widthOf(text: string, letters: number): number {
  let ems = 0
  for (const letter of text) {
    if (letter === ' ') ems += 0.3
    else if (/[\u10a0-\u10ff\u0530-\u058f]/.test(letter)) ems += 0.61
    else if (/\p{Lu}/u.test(letter)) ems += 0.68
    else if (/[iıltfrj.,:;()'’-]/.test(letter)) ems += 0.36
    else ems += 0.57
  }
  return ems * letters
}
