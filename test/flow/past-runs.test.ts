import { bundleOf, editionOf, wipePhone } from './phone.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { readCode, writeCode } from '../../src/core/protocol/code.ts'
import type { Level } from '../../src/core/protocol/exercise.ts'
import { GENERATOR } from '../../src/core/protocol/night.ts'
import type { RunEvent } from '../../src/core/protocol/run.ts'
import { errorHistory } from '../../src/flow/error-history.ts'
import { finishPractice } from '../../src/flow/finish-practice.ts'
import { importFile } from '../../src/flow/hand-on-packs.ts'
import { lookBack } from '../../src/flow/look-back.ts'
import { noteEvent, openPractice, type Practice } from '../../src/flow/practise-protocol.ts'
import { openProtocols, type ProtocolBook } from '../../src/flow/protocols.ts'
import { smallGlossary, smallGuide, wrapPack } from '../core/pack/sealed.ts'
import { protocolsPack } from './protocol-book.ts'

const codeOf = (level: Level, seed: number): string =>
  writeCode({ form: 1, level, seed, generator: GENERATOR })

let book: ProtocolBook
beforeEach(async () => {
  await wipePhone()
  const packs = [
    wrapPack(smallGuide('en', 'x')),
    wrapPack(smallGlossary('en')),
    wrapPack(protocolsPack('en')),
  ]
  await importFile(new Blob([bundleOf(editionOf('en', {}, packs))]))
  const opened = await openProtocols('en')
  if (!opened.ok) throw new Error(opened.problem)
  book = opened.value
})

async function played(code: string, answer: (practice: Practice) => readonly RunEvent[]): Promise<Practice> {
  const opened = await openPractice(code, book)
  if (!opened.ok) throw new Error(opened.problem)
  let { attempt } = opened.value
  for (const stage of ['fill', 'answer'])
    attempt = await noteEvent(attempt, { act: 'reached', object: `stage:${stage}` })
  for (const event of answer(opened.value)) attempt = await noteEvent(attempt, event)
  return { ...opened.value, attempt: await finishPractice(attempt, opened.value.exercise) }
}

describe('a finished run', () => {
  test('is looked back on as it ended, by its code in any spelling', async () => {
    const code = codeOf('slip', 3)
    await played(code, () => [{ act: 'chose', object: 'cause=digitLost' }])
    const back = await lookBack(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`, book)
    expect(back?.run).toMatchObject({ stage: 'debrief', cause: 'digitLost' })
    expect(readCode(back?.attempt.subject ?? '').ok).toBe(true)
  })

  test('gives way to one that was begun after it, and nothing is looked back on that is not over', async () => {
    const code = codeOf('slip', 3)
    expect(await lookBack(code, book)).toBeUndefined()
    await openPractice(code, book)
    expect(await lookBack(code, book)).toBeUndefined()
    await played(code, () => [])
    expect(await lookBack(code, book)).toBeDefined()
    await openPractice(code, book)
    expect(await lookBack(code, book)).toBeUndefined()
  })

  test('on another edition of the form is not judged by this one', async () => {
    const code = codeOf('slip', 3)
    await played(code, () => [])
    const changed = {
      ...book,
      forms: book.forms.map(({ form, words }) => ({ words, form: { ...form, version: '2099.1' } })),
    }
    expect(await lookBack(code, changed)).toBeUndefined()
  })
})

describe('the history of errors', () => {
  const pointing = ({ exercise }: Practice): RunEvent[] =>
    exercise.planted.flatMap(({ boxes }) => boxes.map((object): RunEvent => ({ act: 'pointed', object })))

  test('tells for each error that was met whether its boxes were named, oldest first', async () => {
    await played(codeOf('slip', 3), pointing)
    await played(codeOf('slip', 4), () => [])
    expect(await errorHistory(book)).toEqual([
      { kind: 'digitsSwapped', found: true, level: 'slip' },
      { kind: 'digitLost', found: false, level: 'slip' },
    ])
  })

  test('counts a gap in the world as found when its cause is named, and forgets what was never finished', async () => {
    const { exercise } = await played(codeOf('gap', 1), ({ exercise: { planted } }) => [
      { act: 'chose', object: `cause=${planted[0]?.fault.kind}` },
    ])
    await openPractice(codeOf('gap', 2), book)
    expect(await errorHistory(book)).toEqual([
      { kind: exercise.planted[0]?.fault.kind, found: true, level: 'gap' },
    ])
  })
})
