import { describe, expect, test } from 'vitest'
import { nodeIn, playOn, startPlay } from '../../../src/core/scenario/play.ts'
import { eventSchema } from '../../../src/core/attempt/attempt.ts'
import {
  entryIn,
  type LogNode,
  MOST_LETTERS,
  namesTime,
  partsOf,
  toggled,
  typedEntry,
  writtenEntry,
} from '../../../src/ui/scenario/log/entry.ts'
import { SCENES } from '../../core/scenario/scenes.ts'

const LOGS = SCENES.flatMap(([, scene]) =>
  scene.nodes.flatMap((node) => (node.kind === 'log' ? [{ scene, node }] : [])),
)
const { scene, node } = LOGS[0] ?? never()

function never(): never {
  throw new Error('no scene has a log-book')
}

/** A play that stands at the node. */
const at = (log: LogNode) => ({ ...startPlay(scene), node: log.id })

describe('an entry', () => {
  test('that lies on the table is found again as it was left, in the order of the taps', () => {
    const [first, second, third] = node.pieces.map(({ id }) => id)
    const pieces = [third, first, second].filter((id) => id !== undefined)
    for (const entry of [
      { way: 'pieces', pieces, text: '' },
      { way: 'words', pieces: [], text: '11:20, a mark ~ = seen,\nsigned' },
      { way: 'words', pieces: [], text: '' },
      { way: 'pieces', pieces: [], text: '' },
    ] as const) {
      const play = playOn(scene, at(node), { act: 'typed', object: typedEntry(node, entry) })
      expect(entryIn(play.draft, node)).toEqual(entry)
    }
  })

  test('of a play in which nothing lies on the table is empty', () => {
    expect(entryIn('', node)).toEqual({ way: 'pieces', pieces: [], text: '' })
  })

  test('of pieces that the scene does not have any more is read without them', () => {
    expect(entryIn('=gone', node).pieces).toEqual([])
  })

  test('is given with the parts found in free words, or with its pieces', () => {
    const words = { way: 'words', pieces: [], text: 'At 11:20 ~ I saw it.' } as const
    const [step] = playOn(scene, at(node), {
      act: 'wrote',
      object: writtenEntry(node, words, ['time', 'what']),
    }).path
    expect(step).toMatchObject({ text: words.text, parts: ['time', 'what'], took: [] })
    const pieces = node.pieces.slice(0, 2).map(({ id }) => id)
    const put = { way: 'pieces', pieces, text: '' } as const
    const [other] = playOn(scene, at(node), { act: 'wrote', object: writtenEntry(node, put, []) }).path
    expect(other).toMatchObject({ text: '', parts: [], took: pieces })
  })

  test('in free words of the greatest length fits into an event at every log-book of every scene', () => {
    for (const { node: log } of LOGS) {
      const entry = { way: 'words', pieces: [], text: 'ა'.repeat(MOST_LETTERS) } as const
      const event = { after: 0, act: 'wrote', object: writtenEntry(log, entry, partsOf(log)) }
      expect(eventSchema.safeParse(event).success, log.id).toBe(true)
    }
  })

  test('has all its pieces within an event at every log-book', () => {
    for (const { scene: its, node: log } of LOGS) {
      const entry = { way: 'pieces', pieces: log.pieces.map(({ id }) => id), text: '' } as const
      expect(typedEntry(log, entry).length, its.id).toBeLessThan(600)
      expect(nodeIn(its, log.id)).toBe(log)
    }
  })
})

describe('a piece', () => {
  test('is put at the end by one tap and taken out by the next', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
    expect(toggled(['a', 'b', 'c'], 'b')).toEqual(['a', 'c'])
  })
})

describe('free words', () => {
  test.each(['11:20 a voter', 'at 11.20', 'საათი 8:05', '(23:59)', '09.00-ზე'])(
    '“%s” name a time of day',
    (text) => {
      expect(namesTime(text)).toBe(true)
    },
  )

  test.each(['', 'in the morning', '24:10', '11:60', '1120', '5.10.2026', '111:20', '11:205'])(
    '“%s” name none',
    (text) => {
      expect(namesTime(text)).toBe(false)
    },
  )
})
