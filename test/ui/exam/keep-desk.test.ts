import { fillDisk, wipePhone } from '../../flow/phone.ts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { forgetWatches } from '../../../src/flow/exam-watch.ts'
import {
  beginSitting,
  endSitting,
  layAside,
  openSitting,
  type SittingHere,
} from '../../../src/flow/sit-exam.ts'
import { type Desk, deskOf, inHand } from '../../../src/ui/tests/exam/desk.ts'
import { doOn, finishDesk, keepDesk } from '../../../src/ui/tests/exam/keep-desk.ts'
import { saveQuestions } from '../../flow/question-book.ts'

vi.stubGlobal('location', new URL('https://ubani.test/tests/exam/officer'))

beforeEach(async () => {
  vi.restoreAllMocks()
  await wipePhone()
  forgetWatches()
  await saveQuestions('en')
})

async function begun(): Promise<SittingHere> {
  const here = await beginSitting('en', 'officer')
  if (!here.ok) throw new Error(here.problem)
  return here.value
}

async function stored(): Promise<SittingHere> {
  const here = await openSitting('en', 'officer')
  if (!here) throw new Error('no exam lies here')
  return here
}

/** The question in this place is marked, from 0: the simplest thing to do that a phone can keep. */
function mark(desk: Desk, at: number): string {
  const item = desk.here.paper[at]?.item ?? ''
  doOn(desk, { act: 'pointed', object: item })
  return item
}

describe('an exam in hand', () => {
  test('shows at once what is done, and the phone has it when it says so', async () => {
    const desk = deskOf(await begun())
    const item = mark(desk, 2)
    expect(desk.sitting.flagged.has(item)).toBe(true)
    expect(await keepDesk(desk)).toBe(true)
    expect((await stored()).sitting.flagged).toEqual(new Set([item]))
    expect(inHand('officer')).toBeUndefined()
  })

  test('keeps everything of a hasty hand, in its order', async () => {
    const desk = deskOf(await begun())
    const items = [0, 1, 2, 3].map((at) => {
      const item = mark(desk, at)
      void keepDesk(desk)
      return item
    })
    expect(await keepDesk(desk)).toBe(true)
    expect([...(await stored()).sitting.flagged]).toEqual(items)
  })

  test('that a full phone refuses stays on the screen, and is kept with what is done next', async () => {
    const desk = deskOf(await begun())
    const disk = fillDisk()
    const first = mark(desk, 0)
    expect(await keepDesk(desk)).toBe(false)
    expect(desk.sitting.flagged.has(first)).toBe(true)
    expect(inHand('officer')?.attempt.id).toBe(desk.here.attempt.id)
    expect((await stored()).sitting.flagged.size).toBe(0)

    disk.free()
    const second = mark(desk, 1)
    expect(await keepDesk(desk)).toBe(true)
    expect([...(await stored()).sitting.flagged]).toEqual([first, second])
  })

  test('is still there, with what waits, when the page is come back to', async () => {
    const desk = deskOf(await begun())
    const disk = fillDisk()
    const item = mark(desk, 0)
    await keepDesk(desk)
    const again = deskOf(await stored())
    expect(again.sitting.flagged.has(item)).toBe(true)
    disk.free()
    expect(await keepDesk(again)).toBe(true)
    expect((await stored()).sitting.flagged.has(item)).toBe(true)
  })

  test('begun on a full phone is put on it as soon as there is room', async () => {
    const disk = fillDisk()
    const here = await begun()
    expect(here.kept).toBe(false)
    const desk = deskOf(here)
    expect(await keepDesk(desk)).toBe(false)
    disk.free()
    expect(await keepDesk(desk)).toBe(true)
    expect((await stored()).attempt.id).toBe(here.attempt.id)
  })
})

describe('two windows', () => {
  test('with one exam keep the answers of both, and each stays at its question', async () => {
    const one = deskOf(await begun())
    const other = deskOf(await stored())
    const first = mark(one, 0)
    await keepDesk(one)
    doOn(other, { act: 'reached', object: '5' })
    await keepDesk(other)
    expect(other.elsewhere).toBe('gone-on')
    expect(other.sitting.flagged).toEqual(new Set([first]))
    const second = mark(one, 1)
    await keepDesk(one)
    expect(one.sitting.at).toBe(0)
    expect([...(await stored()).sitting.flagged]).toEqual([first, second])
  })

  test('of which one begins anew: the other says so and keeps nothing more', async () => {
    const desk = deskOf(await begun())
    await layAside(await stored())
    await begun()
    mark(desk, 0)
    expect(await keepDesk(desk)).toBe(false)
    expect(desk.elsewhere).toBe('anew')
    expect((await stored()).sitting.flagged.size).toBe(0)
    expect(inHand('officer')).toBeUndefined()
  })

  test('of which one ends the exam: the other knows with what it does next', async () => {
    const desk = deskOf(await begun())
    await endSitting(await stored())
    mark(desk, 0)
    await keepDesk(desk)
    expect(desk.sitting.ended).toBe(true)
    expect(desk.sitting.flagged.size).toBe(0)
  })
})

describe('the end', () => {
  test('is kept with its figures', async () => {
    const ended = await finishDesk(deskOf(await begun()))
    expect(ended?.attempt.result?.completion).toBe(true)
    expect(ended?.attempt.result?.scores?.['all']?.right).toBe(0)
    expect(await openSitting('en', 'officer')).toBeUndefined()
  })

  test('that a full phone refuses may be tried again, and loses nothing', async () => {
    const desk = deskOf(await begun())
    const item = mark(desk, 3)
    const disk = fillDisk()
    expect(await finishDesk(desk)).toBeUndefined()
    expect(desk.sitting.flagged.has(item)).toBe(true)
    disk.free()
    expect((await finishDesk(desk))?.sitting.flagged.has(item)).toBe(true)
  })
})
