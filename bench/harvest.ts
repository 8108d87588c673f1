import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { correction, generate } from 'lean-qr'
import { parse } from 'yaml'
import type * as Answers from '../src/core/exam/answer-number.ts'
import type * as Lines from '../src/core/question/question-line.ts'
import type * as Questions from '../src/core/question/question.ts'
import type * as Chance from '../src/core/random.ts'
import type * as Quizzes from '../src/core/room/quiz.ts'
import type * as Squares from '../src/core/room/square.ts'
import type * as Starts from '../src/core/room/start.ts'
import type * as Cards from '../src/link/cards/read.ts'
import type * as Marker from '../src/link/marker.ts'
import type * as Shades from '../src/link/shades.ts'
import type * as Sightings from '../src/link/sightings.ts'
import type * as Reading from '../src/link/squares/read.ts'
import { built } from './built.ts'
import { composeFrame, cornersAt, type Picture, type Sheet } from './frames.ts'
import { type Figures, quantile } from './measure.ts'

/*
 * A whole harvest: a trainer walks past thirty-six phones that show their answers to twenty questions, four to six in a picture of
 * 1920 × 1080, with four cards held up between them. Before each group the camera is looked through until all of it is collected, as the
 * app does it: a square counts when it is read, a card when it was seen twice, and after a look the reader rests as long as it looked.
 * Every look is a frame of its own: phones turned and aslant, little light, grain, a hand that does not hold still; now and then one is
 * quite out of focus. The walk from group to group is added; what the camera sees meanwhile is not looked at.
 */

const PHONES = 36
const CARDS = 4
const [WIDTH, HEIGHT] = [1920, 1080]
/** From one group to the next, until the camera points at it (ms). */
const WALK = 3_000
/** A camera gives thirty pictures a second; a look begins with the next one (ms). */
const PICTURE = 1_000 / 30
/** How much slower than this machine a cheap phone is taken to be. */
const SLOWER = 6
/** The reader's longest rest (ms), as in flow/watch-room.ts. */
const LONGEST_REST = 250
/** A group that is not collected by then never will be. */
const PATIENCE = 60

const { answerOfNumber, answersOf } = await built<typeof Answers>('core/exam/answer-number')
const { topicLine } = await built<typeof Lines>('core/question/question-line')
const { topicSchema } = await built<typeof Questions>('core/question/question')
const { randomFrom } = await built<typeof Chance>('core/random')
const { drawQuiz } = await built<typeof Quizzes>('core/room/quiz')
const { readSquare, writeSquare } = await built<typeof Squares>('core/room/square')
const { cardsIn } = await built<typeof Cards>('link/cards/read')
const { markerBits } = await built<typeof Marker>('link/marker')
const { shadesOf } = await built<typeof Shades>('link/shades')
const { NOTHING_SEEN, noteSightings } = await built<typeof Sightings>('link/sightings')
const { squaresIn } = await built<typeof Reading>('link/squares/read')

type Random = Chance.Random
type Item = Questions.Item
type Grid = readonly (readonly boolean[])[]

const mac: Squares.Mac = (key, message) =>
  Promise.resolve(Uint8Array.from(createHmac('sha256', key).update(message).digest()))

/** How long the harvest takes, in looks and in ms, and what a look takes. */
export async function harvestFigures(): Promise<Figures> {
  const room = await roomOf(randomFrom('harvest'))
  const groups = groupsOf(room, randomFrom('groups'))
  const [first] = groups
  if (!first) throw new Error('There is nobody in the room')
  for (let time = 0; time < 3; time++) await collect(room, first, 'warming up')

  const took: number[] = []
  const looks: number[] = []
  const taken = new Map<number, string>()
  const cards = new Set<number>()
  for (const [at, group] of groups.entries()) {
    const collected = await collect(room, group, `group ${at}`)
    took.push(...collected.took)
    looks.push(collected.took.length)
    for (const [seat, answers] of collected.taken) taken.set(seat, answers)
    for (const id of collected.cards) cards.add(id)
  }
  if (taken.size !== PHONES || cards.size !== CARDS)
    throw new Error(`Collected were ${taken.size} phones and ${cards.size} cards`)
  const middle = quantile(took, 0.5)
  return {
    harvestFrame: middle,
    harvestFrame95: quantile(took, 0.95),
    harvestGroups: groups.length,
    harvestLooks: took.length,
    harvestMostLooks: Math.max(...looks),
    harvestRate: 1_000 / lasting(SLOWER * middle),
    harvest: walked(groups.length, took, 1),
    harvestSlow: walked(groups.length, took, SLOWER),
  }
}

/** From the first step to the last tick (ms). */
function walked(groups: number, took: readonly number[], slower: number): number {
  return groups * WALK + took.reduce((sum, each) => sum + lasting(slower * each), 0)
}

/** From one look to the next (ms): the look, the rest after it, and until the camera has a new picture. */
function lasting(look: number): number {
  return Math.ceil((look + Math.min(look, LONGEST_REST)) / PICTURE) * PICTURE
}

/** A phone with its seat and what its owner answered, or a card that is held up. */
interface Shown {
  readonly grid: Grid
  readonly quiet: number
  readonly side: number
}

interface Room {
  readonly start: Starts.RoomStart
  readonly items: readonly Item[]
  /** By seat. */
  readonly answers: ReadonlyMap<number, string>
  readonly phones: readonly Shown[]
  readonly cards: readonly Shown[]
}

/** A quiz of twenty questions of the content wing, answered on thirty-six phones as chance has it. */
async function roomOf(random: Random): Promise<Room> {
  const start = { topic: 0, size: 20, mode: 'led', kinds: 'quick', bank: 77, seed: 4_000, swaps: [] } as const
  const folder = join(process.cwd(), 'content/questions')
  const fileOf = (topic: string, name: string): Record<string, unknown> =>
    parse(readFileSync(join(folder, topic, `${name}.yml`), 'utf8')) as Record<string, unknown>
  const topics = readdirSync(folder).map((topic) => ({
    reads: 1,
    topic: fileOf(topic, 'items'),
    words: fileOf(topic, 'en'),
  }))
  const drawn = drawQuiz(start, topics.map(topicLine))
  if (!drawn.ok) throw new Error(`There is no such quiz: ${drawn.problem}`)
  const bank = new Map(
    topics.flatMap(({ topic }) => topicSchema.parse(topic).items.map((item) => [item.id, item])),
  )
  const items = drawn.value.questions.map(({ item: id }) => {
    const item = bank.get(id)
    if (!item) throw new Error(`There is no question ${id}`)
    return item
  })
  const answers = new Map<number, string>()
  const phones: Shown[] = []
  for (let seat = 1; seat <= PHONES; seat++) {
    const sheet = {
      tail: Array.from({ length: 16 }, () => random.below(16).toString(16)).join(''),
      seat,
      language: 'ka',
      day: 20_786,
      minutes: 15,
      answers: items.map((item) => answerOfNumber(item, 1 + random.below(answersOf(item) - 1))),
    } as const
    answers.set(seat, said(sheet.answers))
    const grid = squareGrid(await writeSquare(start, sheet, items, mac))
    phones.push({ grid, quiet: 4, side: grid.length * (3.5 + random.below(150) / 100) })
  }
  const cards = Array.from({ length: CARDS }, (_, at) => ({
    grid: cardGrid(PHONES + at),
    quiet: 1,
    side: random.between(45, 70),
  }))
  return { start, items, answers, phones, cards }
}

/** Four to six phones at a time; beside the first ones a card each. */
function groupsOf({ phones, cards }: Room, random: Random): (readonly Shown[])[] {
  const groups: (readonly Shown[])[] = []
  for (let from = 0; from < phones.length; ) {
    const left = phones.length - from
    const count = left <= 6 ? left : Math.min(random.between(4, 6), left - 4)
    groups.push([...phones.slice(from, from + count), ...cards.slice(groups.length, groups.length + 1)])
    from += count
  }
  return groups
}

/** Looks at a group until all of it is collected. */
async function collect(
  { start, items, answers, phones }: Room,
  group: readonly Shown[],
  seed: string,
): Promise<{ took: number[]; taken: Map<number, string>; cards: Set<number> }> {
  const random = randomFrom(`harvest/${seed}`)
  const took: number[] = []
  const taken = new Map<number, string>()
  const cards = new Set<number>()
  let sightings = NOTHING_SEEN
  while (taken.size + cards.size < group.length) {
    if (took.length === PATIENCE) throw new Error(`${seed}: ${taken.size} phones, ${cards.size} cards`)
    const picture = look(group, random)
    const begin = performance.now()
    const shades = shadesOf(picture)
    const found = squaresIn(shades)
    const noted = noteSightings(sightings, cardsIn(shades), took.length + 1)
    took.push(performance.now() - begin)
    sightings = noted.sightings
    for (const { id, turn } of noted.counted) {
      if (id < PHONES || turn !== 0) throw new Error(`${seed}: no card ${id} is held ${turn}`)
      cards.add(id)
    }
    for (const { text } of found) {
      const read = await readSquare(text, start, items, mac)
      if (!read.ok) throw new Error(`${seed}: a square was read wrong, ${read.problem}`)
      const { seat } = read.value
      if (seat > phones.length || said(read.value.answers) !== answers.get(seat))
        throw new Error(`${seed}: the answers of seat ${seat} were read wrong`)
      taken.set(seat, said(read.value.answers))
    }
  }
  return { took, taken, cards }
}

/** A picture of a group, as the camera has it this time. */
function look(group: readonly Shown[], random: Random): Picture {
  const columns = Math.ceil(group.length / 2)
  const sheets = group.map(({ grid, quiet, side }, at): Sheet => {
    const x = (((at % columns) + 0.5) * WIDTH) / columns + random.between(-60, 60)
    const y = ((Math.floor(at / columns) + 0.5) * HEIGHT) / 2 + random.between(-80, 80)
    const corners = cornersAt({ x, y }, side, random.between(-20, 20), random.below(20) / 100)
    return { grid, quiet, corners }
  })
  const light = random.between(30, 60) / 100
  return composeFrame({
    width: WIDTH,
    height: HEIGHT,
    sheets,
    random,
    clutter: 30,
    blur: random.chance(25) ? 2.5 : 0.8 + random.below(70) / 100,
    noise: 7,
    light: [light, light + 0.2],
  })
}

function said(answers: readonly (string | undefined)[]): string {
  return answers.map((answer) => answer ?? '').join('|')
}

function squareGrid(text: string): Grid {
  const drawn = generate(text, { minCorrectionLevel: correction.L, minVersion: 2 })
  return Array.from({ length: drawn.size }, (_, y) =>
    Array.from({ length: drawn.size }, (_, x) => drawn.get(x, y)),
  )
}

function cardGrid(id: number): Grid {
  const bits = markerBits(id)
  return Array.from({ length: 8 }, (_, y) =>
    Array.from({ length: 8 }, (_, x) => bits[y - 1]?.[x - 1] !== true),
  )
}
