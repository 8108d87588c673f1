import { expect, test } from 'vitest'
import { makeDeedLine } from '../../../../src/ui/room/desk/after/deed-line.ts'
import { roomOf } from './room-of.ts'

/** A line, the titles the room had one after another, and whether the last deed was refused. */
function lineOf() {
  let room = roomOf([], { title: '' })
  const seen = { titles: [] as string[], refused: false }
  const run = makeDeedLine({
    room: () => room,
    give: (next) => {
      room = next
      seen.titles.push(next.head.title)
    },
    refused: (is) => {
      seen.refused = is
    },
  })
  return { run, seen }
}

/** Writes one more sign behind the title, when it is allowed to. */
function adding(sign: string, when: Promise<void> = Promise.resolve()) {
  return async (now: ReturnType<typeof roomOf>) => {
    await when
    return { room: { ...now, head: { ...now.head, title: now.head.title + sign } }, told: sign }
  }
}

test('deeds wait for one another, each done to the room as the one before left it', async () => {
  const { run, seen } = lineOf()
  let open = (): void => undefined
  const gate = new Promise<void>((opened) => {
    open = opened
  })
  const told = [run(adding('a', gate)), run(adding('b')), run(adding('c'))]
  open()
  expect(await Promise.all(told)).toEqual(['a', 'b', 'c'])
  expect(seen.titles).toEqual(['a', 'ab', 'abc'])
})

test('a deed that the phone refuses leaves the room as it was, and the next one is done', async () => {
  const { run, seen } = lineOf()
  const told = await run(() => Promise.reject(new Error('the disk is full')))
  expect([told, seen.refused, seen.titles]).toEqual([undefined, true, []])
  expect(await run(adding('a'))).toBe('a')
  expect([seen.refused, seen.titles]).toEqual([false, ['a']])
})
