import '../../../flow/phone.ts' // before anything of src/flow: the database of this worker
import { beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../../src/core/language.ts'
import { makeItem } from '../../../../src/core/question/make.ts'
import { entryOf, type KeylessEntry } from '../../../../src/core/room/record.ts'
import { merge } from '../../../../src/core/room/merge.ts'
import { showStart } from '../../../../src/core/room/start.ts'
import { recordWithBoard } from '../../../../src/core/room/live-board.ts'
import { type HostedRoom, listRooms } from '../../../../src/flow/host-room.ts'
import { openQuestions, type QuestionShelf } from '../../../../src/flow/questions.ts'
import { countsOf } from '../../../../src/ui/room/desk/counts.ts'
import { LeadPage } from '../../../../src/ui/room/desk/lead/lead-page.tsx'
import { Shown } from '../../../../src/ui/room/desk/lead/shown.tsx'
import { STAGES } from '../../../../src/ui/room/desk/lead/stages.tsx'
import { Answered } from '../../../../src/ui/room/desk/lead/answered.tsx'
import { LivePart } from '../../../../src/ui/room/desk/live-part.tsx'
import { ListPage } from '../../../../src/ui/room/desk/list-page.tsx'
import { ChoiceForm } from '../../../../src/ui/room/desk/new/choice-form.tsx'
import { USUAL } from '../../../../src/ui/room/desk/new/choice.ts'
import { PreviewList } from '../../../../src/ui/room/desk/new/preview-list.tsx'
import { AnswersCode } from '../../../../src/ui/room/desk/release.tsx'
import { RoomList } from '../../../../src/ui/room/desk/room-list.tsx'
import { RoomPage } from '../../../../src/ui/room/desk/room-page.tsx'
import { TakenIn } from '../../../../src/ui/room/desk/take-in.tsx'
import type { Live } from '../../../../src/ui/room/desk/use-live.ts'
import { WallPage } from '../../../../src/ui/room/desk/wall-page.tsx'
import { openedRoom } from './host.ts'
import { draw, gapsIn, wordsOfRoom } from './speech.ts'

const nothing = (): void => undefined
const en = wordsOfRoom('en', 'desk')

let room: HostedRoom
let shelf: QuestionShelf
beforeAll(async () => {
  room = await openedRoom('en', { seed: 3 }) // of every quick kind there is one
  const opened = await openQuestions('en')
  if (!opened.ok) throw new Error(opened.problem)
  shelf = opened.value
})

/** The room after these things came. */
function after(...came: readonly KeylessEntry[]): HostedRoom {
  return { ...room, entries: merge(room.entries, came.map(entryOf)) }
}
const firstOf = ({ items, quiz }: HostedRoom, place = 1): string => {
  const [opened, question] = [items[place], quiz.questions[place]]
  if (!opened || !question) throw new Error(`no question at ${place}`)
  const [option = ''] = makeItem(opened.item, question.seed).shown
  return opened.item.kind === 'truth' ? 'true' : option
}
const stemsOf = ({ items }: HostedRoom): string[] => items.map(({ words }) => words.stem)
const sheet = (seat: number, answers: (string | null)[]): KeylessEntry => ({
  kind: 'sheet',
  at: 1,
  seat,
  tail: String(seat).padStart(16, '0'),
  day: 20_000,
  minutes: 5,
  answers,
  via: 'square',
})

describe.each(LANGUAGES)('in %s', (language) => {
  test('every page has all its words', () => {
    const pages = [
      <ListPage key="list" />,
      <RoomList key="none" rooms={[]} />,
      <RoomList key="rooms" rooms={[{ head: room.head, came: 3 }]} />,
      <RoomPage key="room" room={room} onRoom={nothing} />,
      <WallPage key="wall" room={after(sheet(1, []))} />,
      <LeadPage key="lead" room={room} />,
      <ChoiceForm
        key="new"
        topics={shelf.topics}
        choice={{ ...USUAL, seats: '0' }}
        onChoose={nothing}
        onDone={nothing}
      />,
      <PreviewList key="preview" quiz={room.quiz} items={room.items} canSwap={() => true} onSwap={nothing} />,
      <AnswersCode key="code" code="K7PM" />,
      ...STAGES.map((stage) => <Shown key={stage} room={room} place={1} of={5} stage={stage} />),
    ]
    for (const page of pages) expect(gapsIn(draw(page, language))).toEqual([])
  })

  test.each(['not-json', 'foreign', 'newer', 'broken', 'too-big'] as const)(
    'a file that is no record is refused with a sentence: %s',
    (problem) => {
      const html = draw(<TakenIn taken={{ ok: false, problem }} />, language)
      expect(html).toContain(wordsOfRoom(language, 'desk')[`record_${problem}`])
    },
  )
})

describe('the list of quizzes', () => {
  test('has the newest first, each with its code and the way to it', async () => {
    const [line] = await listRooms()
    if (!line) throw new Error('no room')
    const older = { ...line, head: { ...line.head, title: 'older', openedAt: 1, code: '22222222' } }
    const html = draw(<RoomList rooms={[older, line]} />, 'en')
    expect(html.indexOf('Gori, group 2')).toBeLessThan(html.indexOf('older'))
    expect(html).toContain(showStart(room.head.code))
    expect(html).toContain(`href="/room/host/${room.head.id}"`)
  })

  test('calls a quiz without a title by its day', () => {
    const head = { ...room.head, title: '', openedAt: Date.UTC(2026, 9, 2, 12) }
    expect(draw(<RoomList rooms={[{ head, came: 0 }]} />, 'en')).toContain('Quiz of 2 month 10 2026')
  })
})

describe('the wall', () => {
  test('shows the code in fours, says it sign by sign, and tells nothing of the questions', () => {
    const html = draw(<WallPage room={room} />, 'en')
    const { code } = room.head
    expect(html).toContain(`<span>${code.slice(0, 4)}</span><span>${code.slice(4)}</span>`)
    expect(html).toContain([...code].join(' '))
    expect(html).toContain('ubani.test')
    for (const stem of stemsOf(room)) expect(html).not.toContain(stem)
  })

  test('says how many came once somebody did', () => {
    expect(draw(<WallPage room={room} />, 'en')).not.toContain('came')
    expect(
      draw(<WallPage room={after({ kind: 'present', at: 1, seat: 4, isHere: true })} />, 'en'),
    ).toContain('1 person came')
  })
})

describe('the desk of a quiz', () => {
  test('has five steps in their order, and the ways to everything else', () => {
    const html = draw(<RoomPage room={room} onRoom={nothing} />, 'en')
    const steps = ['start', 'lead', 'collect', 'answers', 'report'].map((step) =>
      html.indexOf(`<h3>${en[`step_${step}`]}</h3>`),
    )
    expect(steps).not.toContain(-1)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    for (const page of ['wall', 'lead', 'collect', 'report', 'seats', 'cards', 'kit'])
      expect(html).toContain(`href="/room/host/${room.head.id}/${page}"`)
  })

  test('asks before it forgets, and says what is lost', () => {
    const html = draw(<RoomPage room={room} onRoom={nothing} />, 'en')
    expect(html).toMatch(new RegExp(`<dialog[^>]*>.*${en['forgetText']?.slice(0, 30)}`))
  })

  test('says once the answers code was shown', () => {
    expect(draw(<RoomPage room={room} onRoom={nothing} />, 'en')).not.toContain(en['answersTold'])
    const told = after({ kind: 'released', at: 5 })
    expect(draw(<RoomPage room={told} onRoom={nothing} />, 'en')).toContain(en['answersTold'])
  })

  test('counts who came, whose answers are here, and who is missing', () => {
    const came = after(
      { kind: 'present', at: 1, seat: 1, isHere: true },
      { kind: 'present', at: 1, seat: 2, isHere: true },
      sheet(2, []),
      sheet(37, []),
    )
    expect(countsOf(room)).toEqual({ came: 0, answered: 0, missing: 36 })
    expect(countsOf(came)).toEqual({ came: 3, answered: 2, missing: 34 })
  })
})

describe('leading', () => {
  test('begins with the warm-up, and goes on where the address says', () => {
    expect(draw(<LeadPage room={room} />, 'en')).toContain(`>${en['warmUpTitle']}<`)
    expect(draw(<LeadPage room={room} />, 'en', '/room/host/x/lead#2')).toContain('Question 2 of 5')
    expect(draw(<LeadPage room={room} />, 'en', '/room/host/x/lead#77')).toContain('Question 5 of 5')
  })

  test('uncovers nothing by itself, and lets the key only follow the answers of the room', () => {
    const html = draw(<LeadPage room={room} />, 'en', '/room/host/x/lead#2')
    expect(html).not.toContain('data-right="true"')
    expect(html).not.toContain(room.items[2]?.words.explanation)
    const button = (says: string | undefined) => new RegExp(`<button([^>]*)>${says}</button>`).exec(html)?.[1]
    expect(button(en['distribution'])).not.toContain('disabled')
    expect(button(en['key'])).toContain('disabled')
    expect(button(en['explanation'])).toContain('disabled')
  })

  test('leads to the cards for the question that is shown', () => {
    expect(draw(<LeadPage room={room} />, 'en', '/room/host/x/lead#3')).toContain(
      `href="/room/host/${room.head.id}/cards?place=3"`,
    )
  })

  test('names nobody before the answers are out, and then only when it is asked to', () => {
    expect(draw(<LeadPage room={after(sheet(1, []))} />, 'en')).not.toContain(en['leaders'])
    const html = draw(<LeadPage room={after(sheet(1, []), { kind: 'released', at: 5 })} />, 'en')
    expect(html).toContain(en['leaders'])
    expect(html).toMatch(/<input[^>]*checked[^>]*><span>Off<\/span>/)
    expect(html).not.toContain('<ol')
  })
})

describe('a question that is shown', () => {
  const at = (of: HostedRoom, place: number, stage: (typeof STAGES)[number]): string =>
    draw(<Shown room={of} place={place} of={5} stage={stage} />, 'en')

  test('stands alone first, whatever has come', () => {
    const html = at(after(sheet(1, [null, 'x'])), 1, 'question')
    expect(html).not.toContain('rd-bar')
    expect(html).not.toContain(en['votesNone'])
  })

  test('says that no answers are here yet, rather than drawing nothing', () => {
    expect(at(room, 1, 'distribution')).toContain(en['votesNone'])
  })

  test('counts what came by square and by card, and who gave no answer', () => {
    const place = room.items.findIndex(({ item }, index) => index > 0 && item.kind === 'choice')
    const item = room.items[place]?.item
    if (item?.kind !== 'choice') throw new Error('no choice in the quiz')
    const answers = room.items.map((_, index) => (index === place ? item.right : null))
    const nobody = answers.map(() => null)
    const html = at(
      after(sheet(1, answers), sheet(2, nobody), { kind: 'card', at: 1, card: 3, place, option: 0 }),
      place,
      'distribution',
    )
    expect(html.match(/class="rd-bar"/g)).toHaveLength(4)
    expect(html).toContain(`${en['noAnswer']}: 1`)
    expect(html).not.toContain('data-right="true"')
  })

  test('is told why only in the end', () => {
    const why = room.items[1]?.words.explanation
    expect(at(room, 1, 'key')).not.toContain(why)
    expect(at(room, 1, 'explanation')).toContain(why)
  })
})

describe('making a quiz', () => {
  test('offers every topic under the number that stands in its code', () => {
    const html = draw(
      <ChoiceForm topics={shelf.topics} choice={USUAL} onChoose={nothing} onDone={nothing} />,
      'en',
    )
    expect(html).toMatch(/<option selected value="0">|<option value="0" selected>/)
    for (const { order, title } of shelf.topics) expect(html).toContain(`value="${order / 10}">${title}`)
  })

  test('keeps the right answers back until they are asked for', () => {
    const html = draw(
      <PreviewList quiz={room.quiz} items={room.items} canSwap={() => true} onSwap={nothing} />,
      'en',
    )
    for (const stem of stemsOf(room)) expect(html).toContain(stem)
    expect(html).not.toContain('data-right="true"')
    expect(html).not.toContain(room.items[1]?.words.explanation)
  })
})

describe('with a network', () => {
  const boardOf = () =>
    new Map(
      [1, 2, 3].map((seat) => {
        const tail = String(seat).padStart(16, '0')
        const answers = seat < 3 ? [null, firstOf(room)] : []
        return [tail, { version: 1, kind: 'answers', tail, seat, number: 1, answers } as const]
      }),
    )
  const live = (state: NonNullable<Live['view']>['state'] | undefined, isRefused = false): Live => ({
    host: undefined,
    view: state && { state, board: boardOf(), room: undefined, isRefused },
    isOn: state === 'open' || state === 'lost' || state === 'opening',
    shown: recordWithBoard(room, boardOf()),
    turn: nothing,
  })

  test.each(LANGUAGES)('the switch has all its words in %s, however it goes', (language) => {
    const states = [undefined, 'opening', 'open', 'lost', 'no-server', 'taken', 'full'] as const
    for (const state of states)
      expect(gapsIn(draw(<LivePart live={live(state, true)} />, language))).toEqual([])
    expect(gapsIn(draw(<Answered live={live('open')} place={1} />, language))).toEqual([])
  })

  test('is off until it is switched on, and off again where nobody answers', () => {
    expect(draw(<LivePart live={live(undefined)} />, 'en')).not.toMatch(/ checked/)
    expect(draw(<LivePart live={live('no-server')} />, 'en')).not.toMatch(/ checked/)
    const on = draw(<LivePart live={live('lost')} />, 'en')
    expect(on).toMatch(/ checked/)
    expect(on).toContain('Answers come from 3 phones.')
  })

  test('the wall counts who has answered, and shows no figure where nobody is connected', () => {
    const wall = draw(<LeadPage room={room} live={live('open')} />, 'en')
    expect(wall).toContain('Phones with an answer to this question: 0 of 3') // the warm-up
    expect(draw(<Answered live={live('open')} place={1} />, 'en')).toContain('2 of 3')
    expect(draw(<Answered live={live('no-server')} place={1} />, 'en')).toBe('')
    expect(draw(<LeadPage room={room} />, 'en')).not.toContain('Phones with')
  })

  test('what is being answered stands in the bars of the wall', () => {
    const shown = draw(<Shown room={live('open').shown} place={1} of={5} stage="distribution" />, 'en')
    expect(shown).toContain('2 answers')
    expect(draw(<Shown room={room} place={1} of={5} stage="distribution" />, 'en')).not.toContain('2 answers')
  })
})
