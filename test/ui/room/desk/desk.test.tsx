import '../../../flow/phone.ts' // before anything of src/flow: the database of this worker
import { describe, expect, test } from 'vitest'
import { Desk } from '../../../../src/ui/room/desk/desk.tsx'
import { hostPath, isRoomPage, ROOM_PAGES } from '../../../../src/ui/room/desk/paths.ts'
import { draw, wordsOfRoom } from './speech.ts'

const en = wordsOfRoom('en', 'desk')
const common = wordsOfRoom('en', 'common')
const at = (address: string): string => draw(<Desk />, 'en', address)
const ID = '01900000-0000-7000-8000-000000000000'

describe('what stands in the address decides the page', () => {
  test.each(['/room/host', '/room/host/'])('%s is the list of quizzes', (address) => {
    expect(at(address)).toContain(en['listTitle'])
  })

  test('a new quiz is made at an address of its own', () => {
    expect(at('/room/host/new')).toContain(`>${en['new']}</h1>`)
  })

  test('a quiz and each of its pages are read first', () => {
    for (const address of [hostPath(ID), ...ROOM_PAGES.map((page) => hostPath(ID, page))])
      expect(at(address), address).toContain(`>${en['title']}</h1>`)
  })

  // what lies in the back room waits for its file, and no quiz is looked for
  test.each([
    'compare',
    'plans',
    'plans/half-day',
    'plans/half-day/groups',
    'start/exam/2X74QX4K',
    'start/exercise/2X74QX4K',
    'start/scene/inked-voter',
  ])('%s is no quiz', (rest) => {
    expect(at(`/room/host/${rest}`)).toBe(`<p role="status">${common['loading']}</p>`)
  })

  test.each(['start/exam', 'start/quiz/2X74QX4K', `${ID}/secret`, 'plans/half-day/other', `compare/${ID}`])(
    '%s is nothing',
    (rest) => {
      expect(at(`/room/host/${rest}`)).toContain(common['notFoundTitle'])
    },
  )
})

test('a page of a quiz is known by its name', () => {
  expect(isRoomPage('wall')).toBe(true)
  expect(isRoomPage('constructor')).toBe(false)
})
