import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Picture } from '../../bench/frames.ts'
import { watchRoom } from '../../src/flow/watch-room.ts'
import { cardGrid, frameOf, squareGrid } from '../link/frames.ts'
import { instead } from './window.ts'

/* A page with a camera, as far as watching needs one: what it shows is drawn, and each picture comes when it is sent. */

const [WIDTH, HEIGHT] = [640, 480]
const texts = ['UBANI:ONE', 'UBANI:TWO']
const sheets = [
  ...texts.map((text) => ({ grid: squareGrid(text), quiet: 4, side: 150 })),
  { grid: cardGrid(17, 3), quiet: 1, side: 90 },
]
const { picture } = frameOf(sheets, { seed: 'watched', width: WIDTH, height: HEIGHT, weather: {} })
const { picture: empty } = frameOf([], { seed: 'empty', width: WIDTH, height: HEIGHT, weather: {} })

interface Asked {
  readonly tracks: { stopped: boolean; ended: (() => void) | undefined }[]
}
let asked: Asked
let refuse: string | undefined
let shown: Picture
let waiting: (() => void) | undefined
let page: { hidden: boolean; seen: (() => void) | undefined }
let globals: { stop(): void }[]

beforeEach(() => {
  asked = { tracks: [] }
  refuse = undefined
  shown = picture
  waiting = undefined
  page = { hidden: false, seen: undefined }
  const getUserMedia = async () => {
    if (refuse) throw new DOMException('', refuse)
    const state = { stopped: false, ended: undefined as (() => void) | undefined }
    asked.tracks.push(state)
    const track = {
      stop: () => void (state.stopped = true),
      addEventListener: (_: string, call: () => void) => void (state.ended = call),
      removeEventListener: () => void (state.ended = undefined),
    }
    return { getTracks: () => [track] }
  }
  const pen = { drawImage: () => undefined, getImageData: () => shown }
  globals = [
    instead('navigator', { mediaDevices: { getUserMedia } }),
    instead('document', {
      get hidden() {
        return page.hidden
      },
      createElement: () => ({ width: 0, height: 0, getContext: () => pen }),
      addEventListener: (_: string, call: () => void) => void (page.seen = call),
      removeEventListener: () => void (page.seen = undefined),
    }),
  ]
})
afterEach(() => {
  for (const global of globals) global.stop()
})

/** Watches, and collects what is told. */
function watched(wanted = { squares: true, cards: true }) {
  const told: string[] = []
  let looked: (() => void) | undefined
  const video = {
    srcObject: null,
    videoWidth: WIDTH,
    videoHeight: HEIGHT,
    play: async () => undefined,
    requestVideoFrameCallback: (call: () => void) => {
      waiting = call
      return 1
    },
    cancelVideoFrameCallback: () => void (waiting = undefined),
  } as unknown as HTMLVideoElement
  const stop = watchRoom({
    video,
    ...wanted,
    onSquare: (text) => told.push(text),
    onCard: ({ id, turn }) => told.push(`${id}:${turn}`),
    onProblem: (problem) => {
      told.push(problem)
      looked?.()
    },
    onLook: () => looked?.(),
  })
  return {
    told,
    stop,
    /** Sends a picture and waits until it was looked at. */
    async look(): Promise<void> {
      await until(() => waiting !== undefined)
      const call = waiting as () => void
      waiting = undefined
      await new Promise<void>((done) => {
        looked = done
        call()
      })
    },
  }
}

function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}

async function until(claim: () => boolean): Promise<void> {
  while (!claim()) await turn()
}

test('all squares are told at each look, a card at the second', async () => {
  const room = watched()
  await room.look()
  expect(room.told.toSorted()).toEqual(texts)
  await room.look()
  expect(room.told.toSorted()).toEqual(['17:3', ...texts, ...texts].toSorted())
  room.stop()
  expect(asked.tracks.map(({ stopped }) => stopped)).toEqual([true])
})

test('only what is wanted is looked for', async () => {
  const room = watched({ squares: false, cards: true })
  await room.look()
  await room.look()
  expect(room.told).toEqual(['17:3'])
  room.stop()
})

test('nothing is told of an empty picture, nor after the stop', async () => {
  shown = empty
  const room = watched()
  await room.look()
  shown = picture
  await until(() => waiting !== undefined)
  const late = waiting
  room.stop()
  late?.()
  await turn()
  expect(room.told).toEqual([])
})

test.each([
  ['NotAllowedError', 'refused'],
  ['NotReadableError', 'taken'],
  ['NotFoundError', 'no-camera'],
])('a camera that does not open says why: %s', async (name, problem) => {
  refuse = name
  const room = watched()
  await until(() => room.told.length > 0)
  expect(room.told).toEqual([problem])
  room.stop()
})

test('a phone without any camera for pages says so', async () => {
  globals.push(instead('navigator', {}))
  const room = watched()
  await until(() => room.told.length > 0)
  expect(room.told).toEqual(['no-camera'])
  room.stop()
  globals.pop()?.stop()
})

test('a camera that stops by itself is told, closed, and wakes with the page', async () => {
  const room = watched({ squares: true, cards: false })
  await room.look()
  asked.tracks[0]?.ended?.()
  expect(room.told.at(-1)).toBe('stopped')
  expect(asked.tracks[0]?.stopped).toBe(true)
  waiting = undefined
  page.seen?.()
  await room.look()
  expect(asked.tracks).toHaveLength(2)
  expect(room.told.filter((text) => text === texts[0])).toHaveLength(2)
  room.stop()
})

test('while the page is hidden the camera is off', async () => {
  const room = watched({ squares: true, cards: false })
  await room.look()
  page.hidden = true
  page.seen?.()
  expect(asked.tracks[0]?.stopped).toBe(true)
  page.hidden = false
  page.seen?.()
  await room.look()
  expect(asked.tracks.map(({ stopped }) => stopped)).toEqual([true, false])
  expect(room.told).toHaveLength(4)
  room.stop()
  expect(asked.tracks[1]?.stopped).toBe(true)
})

test('a stop while the camera is still opening closes it', async () => {
  const room = watched()
  room.stop()
  await until(() => asked.tracks[0]?.stopped === true)
  expect(room.told).toEqual([])
})

test("the browser's own reader is used where it reads squares, and ours where it fails", async () => {
  let fails = false
  class Own {
    static async getSupportedFormats(): Promise<string[]> {
      return ['qr_code']
    }
    async detect(): Promise<{ rawValue: string }[]> {
      if (fails) throw new Error('its service is gone')
      return [{ rawValue: 'by the browser' }]
    }
  }
  globals.push(instead('BarcodeDetector', Own))
  const room = watched({ squares: true, cards: false })
  await room.look()
  expect(room.told).toEqual(['by the browser'])
  fails = true
  await room.look()
  expect(room.told.slice(1).toSorted()).toEqual(texts)
  room.stop()
})

test("a browser's own reader that reads no squares is left alone", async () => {
  globals.push(instead('BarcodeDetector', { getSupportedFormats: async () => ['ean_13'] }))
  const room = watched({ squares: true, cards: false })
  await room.look()
  expect(room.told.toSorted()).toEqual(texts)
  room.stop()
})
