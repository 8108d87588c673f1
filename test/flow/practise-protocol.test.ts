import { fillDisk, wipePhone, editionOf, bundleOf } from './phone.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { attemptSchema } from '../../src/core/attempt/attempt.ts'
import { writeCode } from '../../src/core/protocol/code.ts'
import { GENERATOR } from '../../src/core/protocol/night.ts'
import { importFile } from '../../src/flow/hand-on-packs.ts'
import { finishPractice } from '../../src/flow/finish-practice.ts'
import {
  beginAnew,
  newCode,
  noteEvent,
  openPractice,
  pastPractices,
  type Practice,
} from '../../src/flow/practise-protocol.ts'
import { openProtocols, type ProtocolBook } from '../../src/flow/protocols.ts'
import { removeLanguage } from '../../src/storage/editions.ts'
import { withDatabase } from '../../src/storage/open.ts'
import { smallGlossary, smallGuide, wrapPack } from '../core/pack/sealed.ts'
import { protocolsPack } from './protocol-book.ts'

const CODE = writeCode({ form: 1, level: 'guided', seed: 7, generator: GENERATOR })

let book: ProtocolBook
let edition = 0
beforeEach(async () => {
  await wipePhone()
  book = await savedBook()
})

/** A phone on which an edition with the forms is saved, opened for practice. */
async function savedBook(change: (pack: ReturnType<typeof protocolsPack>) => void = () => undefined) {
  const pack = protocolsPack('en')
  change(pack)
  const packs = [wrapPack(smallGuide('en', 'x')), wrapPack(smallGlossary('en')), wrapPack(pack)]
  await withDatabase((db) => removeLanguage(db, 'en'))
  edition += 1
  const issued = `2026-10-01T12:00:${String(edition).padStart(2, '0')}Z`
  const saved = await importFile(new Blob([bundleOf(editionOf('en', { issued }, packs))]))
  expect(saved).toMatchObject({ ok: true })
  const opened = await openProtocols('en')
  if (!opened.ok) throw new Error(opened.problem)
  return opened.value
}

async function opened(code = CODE, from = book): Promise<Practice> {
  const practice = await openPractice(code, from)
  if (!practice.ok) throw new Error(practice.problem)
  return practice.value
}

const queued = () => withDatabase((db) => db.outbox.toCollection().primaryKeys())

describe('a practice run', () => {
  test('goes on after a restart exactly where it stood, from what was noted alone', async () => {
    const { attempt } = await opened()
    let last = attempt
    for (const object of ['stage:fill', 'section:voters'])
      last = await noteEvent(last, { act: 'reached', object })
    for (const raw of ['1', '13', '1312'])
      last = await noteEvent(last, { act: 'typed', object: `voters-unified=${raw}` })
    const again = await opened()
    expect(again.attempt.id).toBe(attempt.id)
    expect(again.run.stage).toBe('fill')
    expect(again.run.values['voters-unified']).toBe('1312')
    expect(again.kept).toBe(true)
  })

  test('holds one event for a box that was typed letter by letter, and waits for the centre', async () => {
    const { attempt } = await opened()
    let last = await noteEvent(attempt, { act: 'reached', object: 'stage:fill' })
    for (const raw of ['1', '13', '1312'])
      last = await noteEvent(last, { act: 'typed', object: `voters-unified=${raw}` })
    last = await noteEvent(last, { act: 'typed', object: 'voters-special=8' })
    expect(last.events.filter(({ act }) => act === 'typed').map(({ object }) => object)).toEqual([
      'voters-unified=1312',
      'voters-special=8',
    ])
    expect(attemptSchema.parse(last)).toMatchObject({ kind: 'protocol', subject: CODE })
    expect(await queued()).toEqual([attempt.id])
  })

  test('of which two windows write at once loses no event of either', async () => {
    const { attempt } = await opened()
    const first = await noteEvent(attempt, { act: 'reached', object: 'stage:fill' })
    await Promise.all([
      noteEvent(first, { act: 'typed', object: 'voters-unified=100' }),
      noteEvent(first, { act: 'typed', object: 'voters-special=5' }),
    ])
    const { run } = await opened()
    expect([run.values['voters-unified'], run.values['voters-special']]).toEqual(['100', '5'])
  })

  test('ends with its figures apart, and the same code then begins anew', async () => {
    const { attempt, exercise } = await opened()
    const ended = await finishPractice(attempt, exercise)
    expect(ended.result?.completion).toBe(true)
    expect(Object.keys(ended.result?.scores ?? {}).sort()).toEqual(['findings', 'remedy', 'values'])
    expect((await finishPractice(ended, exercise)).endedAt).toBe(ended.endedAt)
    expect((await opened()).attempt.id).not.toBe(attempt.id)
    expect(await pastPractices()).toHaveLength(2)
  })

  test('laid aside stays as it is', async () => {
    const { attempt } = await opened()
    await beginAnew(attempt)
    const fresh = await opened()
    expect(fresh.attempt.id).not.toBe(attempt.id)
    const old = (await pastPractices()).find(({ id }) => id === attempt.id)
    expect(old?.result).toEqual({ completion: false })
  })

  test('begun on another edition of the form stays as it was; the code begins anew and says so', async () => {
    const { attempt } = await opened()
    await noteEvent(attempt, { act: 'reached', object: 'stage:fill' })
    const changed = await savedBook((pack) => {
      const form = pack.forms.find((each) => each.form['id'] === 'ge-summary')?.form
      if (form) form['version'] = '2031.1'
    })
    const again = await opened(CODE, changed)
    expect(again.formChanged).toBe(true)
    expect(again.run.stage).toBe('brief')
    expect((await pastPractices()).map(({ id }) => id)).toContain(attempt.id)
  })

  test('emptied storage under an open page loses nothing that the page still holds', async () => {
    const { attempt, exercise } = await opened()
    const noted = await noteEvent(attempt, { act: 'reached', object: 'stage:fill' })
    await withDatabase((db) => db.attempts.clear())
    const put = await noteEvent(noted, { act: 'typed', object: 'voters-unified=9' })
    expect(put.events.map(({ act }) => act)).toEqual(['opened', 'reached', 'typed'])
    await withDatabase((db) => db.attempts.clear())
    expect((await finishPractice(put, exercise)).result?.completion).toBe(true)
  })

  test('on a full disk is opened all the same and says that it is not kept; what is noted then is refused aloud', async () => {
    const disk = fillDisk()
    const { attempt, kept } = await opened()
    expect(kept).toBe(false)
    await expect(noteEvent(attempt, { act: 'reached', object: 'stage:fill' })).rejects.toThrow()
    disk.free()
    const put = await noteEvent(attempt, { act: 'reached', object: 'stage:fill' })
    expect(put.events).toHaveLength(2)
  })
})

describe('a code', () => {
  test.each([
    ['', 'blank'],
    ['ABC', 'length'],
    [CODE.slice(0, -1) + (CODE.endsWith('7') ? '8' : '7'), 'check'],
    [writeCode({ form: 61, level: 'guided', seed: 7, generator: GENERATOR }), 'unknown-form'],
    [writeCode({ form: 8, level: 'night', seed: 7, generator: GENERATOR }), 'no-such-level'],
  ])('that is wrong (%s) is refused by name: %s', async (code, problem) => {
    expect(await openPractice(code, book)).toEqual({ ok: false, problem })
  })

  test('drawn anew is readable and names its form and level', async () => {
    const practice = await opened(newCode(1, 'slip'))
    expect(practice.exercise.form.id).toBe('ge-summary')
    expect(practice.exercise.id.level).toBe('slip')
    expect(practice.exercise.planted).toHaveLength(1)
  })
})

describe('forms', () => {
  test('made for a newer app are counted and left out; the others open', async () => {
    const some = await savedBook((pack) => {
      const [first] = pack.forms
      if (first) first.reads = 2
    })
    expect(some.unreadable).toBe(1)
    expect(some.forms.length).toBeGreaterThan(5)
  })

  test('that an edition does not have are said to be missing', async () => {
    await withDatabase((db) => removeLanguage(db, 'en'))
    await importFile(new Blob([bundleOf(editionOf('en', { issued: '2026-10-01T12:01:00Z' }))]))
    expect(await openProtocols('en')).toEqual({ ok: false, problem: 'missing' })
  })
})
