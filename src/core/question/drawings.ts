/*
 * The drawings of the spot questions, each with the closed list of its spots. `always` is part of the drawing whatever is
 * asked; `listed` is drawn only for a question that lists it, so that what is wrong in one question is not seen in another.
 * The words beside each say to whoever draws it where the spot lies; learners read the words of the question.
 */

/** A spot of a drawing. */
export interface Spot {
  readonly id: string
  readonly drawn: 'always' | 'listed'
  /** The spot that is not drawn when this one is. */
  readonly instead?: string
}

const always = (id: string): Spot => ({ id, drawn: 'always' })
const listed = (id: string, instead?: string): Spot => ({
  id,
  drawn: 'listed',
  ...(instead === undefined ? {} : { instead }),
})

/** The drawings by name. A spot is never renamed; new ones are added at the end of their list. */
export const DRAWINGS = {
  /** A polling station from above and a little from the front: a classroom, the door at the lower left. */
  'polling-room': [
    always('entrance'), // lower left: the open door of the room
    always('regulator'), // just inside the door: the flow regulator with a torch
    always('registrar-desk'), // left wall, middle: a desk with a registrar behind it and one voter before it
    always('second-desk'), // left wall, above the first desk: the second desk, nobody before it
    always('voter-list'), // on the first desk, left half: the open list of voters
    always('ballot-pile'), // on the first desk, right half: a book of ballots and a stamp
    always('booth'), // upper wall, middle: two booths side by side, curtains closed, away from the window
    always('envelope-table'), // between booths and box: a small table with special envelopes
    always('main-box'), // middle of the room: the ballot box on a stand, free on all sides
    always('box-supervisor'), // beside the box, one step away: the box supervisor
    always('mobile-box'), // right, on the end of the long table: the small ballot box with a handle
    always('chair-table'), // right wall: the long table of chair and secretary
    always('log-book'), // on the long table, before the secretary: the open log-book
    always('demonstration-protocol'), // right wall, above the long table: the large sheet with figures
    always('observers'), // lower right: a row of chairs with two observers, facing the box
    always('window'), // upper wall, far left: the window
    always('sample-ballot'), // upper wall, right of the booths: a poster on how to mark a ballot
    listed('ramp'), // lower left, outside the door: a ramp with a rail
    listed('step'), // lower left, outside the door: three steps without a rail
    listed('queue'), // outside the door: a row of waiting voters
    listed('campaign-poster'), // on the wall beside the door: a poster with a face and a number
    listed('stranger'), // behind the first desk, at the registrar’s shoulder: a person without a badge
    listed('police'), // inside the door, opposite the regulator: a police officer
    listed('crowd-at-desk'), // before the first desk: three voters pressing together
    listed('two-in-booth'), // the right booth: two pairs of shoes under the curtain
    listed('camera-at-booth'), // before the booths: a person holding up a phone towards them
    listed('open-booth'), // upper wall, under the window: a third booth with its back open to the window
    listed('box-in-corner', 'main-box'), // upper right corner: the ballot box half behind a cupboard
    listed('filming-place'), // lower middle: a rectangle of tape on the floor with a camera on a tripod
    listed('unattended-pile'), // on the second desk: ballots lying open, nobody near
  ],
  /** One ballot, front on the left and back on the right, life-size in proportion; what makes it valid. */
  'ballot-valid': [
    always('header'), // front, top: name and date of the election
    always('precinct-number'), // front, top right: number of the precinct
    always('serial-number'), // front, foot, on the stub: number of the ballot
    always('instruction'), // front, below the header: two lines on how to mark
    always('subject-number'), // front, middle, left column: the number of a subject in its ring
    always('subject-name'), // front, middle, right column: the name on the same line
    always('margin'), // front, the free strip on the right
    always('fold'), // front, across the middle: the crease
    always('registrar-signature'), // back, upper half, left: the place of the registrar’s signature
    always('special-seal'), // back, upper half, right: the place of the special seal
    always('back-foot'), // back, lower half: empty
    listed('voter-mark'), // front: a ring drawn by hand round the number of one line
    listed('corner-cut'), // front, lower right: the corner is cut off
    listed('staple'), // front, upper left: a staple
    listed('spoiled-note'), // front, across: a word written by hand, and a signature
    listed('edge-cut'), // front, left edge: a strip is cut away
  ],
  /** The counting table from above: up to eight ballots side by side in two rows, and envelopes below them. */
  'ballot-marks': [
    always('subject-pile'), // top left: the pile of a subject, with its number on a card
    always('invalid-pile'), // top middle: the pile with the card “invalid”
    always('doubtful-pile'), // top right: the pile with the card “doubtful”
    listed('one-ring'), // a ballot with one number ringed
    listed('ring-outside'), // a ballot with its mark beside the number, on one line
    listed('tick'), // a ballot with a tick on one line
    listed('two-rings'), // a ballot with two numbers ringed
    listed('unmarked'), // a ballot without any mark
    listed('crossed-others'), // a ballot with one number ringed and all other lines crossed out
    listed('between-lines'), // a ballot with its mark exactly between two lines
    listed('no-signature'), // a ballot lying on its face: seal, but no signature on its back
    listed('no-seal'), // a ballot lying on its face: signature, but no seal on its back
    listed('torn-corner'), // a ringed ballot with a torn corner
    listed('stained'), // a ringed ballot with a tea stain
    listed('foreign-precinct'), // a ringed ballot with the number of another precinct
    listed('two-in-envelope'), // an open envelope from which two ballots of one kind look out
    listed('foreign-envelope'), // an ordinary letter envelope with a ballot in it
    listed('no-envelope'), // a folded ballot among closed envelopes
    listed('pen'), // a pen lying between the ballots
    listed('tea-glass'), // a glass of tea on the table
  ],
  /** The main ballot box, the mobile box before it, and to the right a sealed package. */
  'box-and-seals': [
    always('slot'), // main box, top: the slot
    always('lid'), // main box, top: the rim of the lid
    always('left-seal'), // main box, left side of the lid: a numbered seal
    always('right-seal'), // main box, right side of the lid: a numbered seal
    always('wall'), // main box, front: the transparent wall
    always('bottom'), // main box, foot: the bottom inside
    always('control-sheet'), // main box, inside, behind the wall: a sheet with signatures
    always('precinct-label'), // main box, front, below: label with the number of the precinct
    always('mobile-slot'), // mobile box, top: its slot
    always('mobile-seal'), // mobile box, side of the lid: a numbered seal
    always('mobile-handle'), // mobile box, top: the handle
    always('package-seal'), // package, back flap: the seal over the flap
    always('package-label'), // package, front: the label
    always('package-signatures'), // package, over the flap: signatures
    listed('broken-seal', 'right-seal'), // main box, right side: the seal hangs open
    listed('missing-seal', 'left-seal'), // main box, left side: an empty eyelet
    listed('gap'), // main box, lid: it stands a finger open at the back
    listed('early-ballot'), // main box, inside: a folded ballot, although nobody has voted
    listed('other-number'), // a card with the number in the log-book, which differs from the seal’s
    listed('slot-cover'), // mobile box, top: a strip of paper glued over the slot
    listed('open-flap'), // package: a flap that is not glued
  ],
} as const satisfies Readonly<Record<string, readonly Spot[]>>
export type DrawingName = keyof typeof DRAWINGS

/** The names of the drawings. */
export const DRAWING_NAMES = Object.keys(DRAWINGS) as [DrawingName, ...DrawingName[]]

/** The spots of a drawing, in the order in which they are read out. */
export function spotsOf(drawing: DrawingName): readonly Spot[] {
  return DRAWINGS[drawing]
}
