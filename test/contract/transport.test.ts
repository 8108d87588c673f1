import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from 'vitest'
import { randomFrom } from '../../src/core/random.ts'
import { writeStart } from '../../src/core/room/start.ts'
import { type HubRoom, hostHub, phoneHub, restAfter } from '../../src/link/hub.ts'
import { loopback } from '../../src/link/loopback.ts'
import { makeServer } from '../../src/server/http.ts'
import { RoomStore } from '../../src/server/room-store.ts'
import { Ear, type Line, says, transportContract } from './transport.ts'

// a real server puts its own in the place of these, for every file that is read after this one
const { Request: ownRequest, Response: ownResponse } = globalThis
afterAll(() => void Object.assign(globalThis, { Request: ownRequest, Response: ownResponse }))

const CODE = writeStart({ topic: 0, size: 5, mode: 'led', kinds: 'quick', bank: 7, seed: 9, swaps: [] })
const KEY = 'a1'.repeat(32)

/** The real server on a port of its own; the rooms outlive a cut, as they do when only the network is gone. */
async function realServer(): Promise<Line & { readonly room: HubRoom }> {
  const made = () =>
    makeServer({
      files: new Map(),
      headers: {},
      publicUrl: 'http://localhost',
      version: '7',
      killWorker: false,
      rooms: new RoomStore(),
    })
  let app = made()
  let server: Server | undefined
  let port = 0
  const start = (): Promise<void> =>
    new Promise((started) => {
      server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address: AddressInfo) => {
        port = address.port
        started()
      }) as Server
    })
  const stop = async (): Promise<void> => {
    const stopping = server
    server = undefined
    if (!stopping) return
    stopping.closeAllConnections()
    await new Promise<void>((stopped) => stopping.close(() => stopped()))
  }
  await start()
  const room: HubRoom = {
    code: CODE,
    base: `http://127.0.0.1:${port}`,
    chance: () => 0.5,
    rest: () => new Promise((done) => setImmediate(done)),
  }
  return {
    room,
    host: () => hostHub(room, KEY),
    phone: () => phoneHub(room),
    cut: stop,
    mend: start,
    restart: async () => {
      await stop()
      app = made()
      await start()
    },
    end: stop,
  }
}

transportContract('the loopback', async () => {
  const { host, phone, cut, mend, restart } = loopback()
  const settled = (turn: () => void) => async (): Promise<void> => turn()
  return {
    host,
    phone,
    cut: settled(cut),
    mend: settled(mend),
    restart: settled(restart),
    end: async () => undefined,
  }
})

transportContract('the hub, at the real server', realServer)

test('in foul weather the last word of every phone arrives when it is said until it is heard', async () => {
  for (let seed = 0; seed < 200; seed++) {
    const chance = randomFrom(`foul/${seed}`)
    const { host, phone } = loopback(chance)
    await host().open()
    const ear = new Ear(host())
    const posts = Array.from({ length: 12 }, (_, tail) =>
      [1, 2, 3].map((number) => says(tail + 1, number, `${number}`)),
    ).flat()
    for (const message of chance.shuffle(posts)) {
      let tries = 0
      while (!(await phone().post(message)).ok) expect(++tries, String(seed)).toBeLessThan(100)
    }
    const last = new Map(ear.messages.map((message) => [message.tail, message.number]))
    expect([...last.values()], String(seed)).toEqual(Array(12).fill(3))
    ear.stop()
  }
})

test('a room that somebody else has opened is not opened again, and its phones are not heard', async () => {
  const { room, end } = await realServer()
  await hostHub(room, KEY).open()
  const stranger = hostHub(room, 'b2'.repeat(32))
  expect(await stranger.open()).toEqual({ ok: false, problem: 'taken' })
  expect(await stranger.post({ version: 1, kind: 'at', place: 1 })).toEqual({ ok: false, problem: 'refused' })
  const ear = new Ear(stranger)
  await ear.is('refused')
  await end()
})

test('a phone that never heard anybody asks once; one that did is patient, and then quiet', async () => {
  const line = await realServer()
  const patient = { ...line.room, tries: 4 }
  await line.host().open()
  const heard = new Ear(phoneHub(patient))
  await heard.is('open')
  await line.end()
  await heard.is('away')
  expect(heard.states.filter((state) => state === 'lost')).toHaveLength(3)
  const deaf = new Ear(phoneHub(patient))
  await deaf.is('away')
  expect(deaf.states).toEqual(['away'])
})

test('rests grow to half a minute', () => {
  expect([1, 2, 3, 9].map((losses) => restAfter(losses, 1))).toEqual([1000, 2000, 4000, 30_000])
  expect(restAfter(1, 0)).toBe(500)
})
