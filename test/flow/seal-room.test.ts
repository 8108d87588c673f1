import { wipePhone } from './phone.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeBase64Url } from '../../src/core/base64url.ts'
import { readRecord } from '../../src/core/room/hand-over.ts'
import { openSeal } from '../../src/core/room/seal.ts'
import { nameSeat, takeSquare } from '../../src/flow/host-room.ts'
import { centreKey, sealRoom } from '../../src/flow/seal-room.ts'
import { newCentre } from '../core/room/sealing.ts'
import { saveQuestions } from './question-book.ts'
import { hosted, squareFrom } from './quiz-room.ts'
import { instead } from './window.ts'

let built: ReturnType<typeof instead> | undefined
beforeEach(async () => {
  await wipePhone()
  await saveQuestions('en')
})
afterEach(() => built?.stop())

/** An app that was built for this centre. */
function builtFor(point: string): void {
  built = instead('__CENTRE_KEY__', point)
}

test('a room is sealed by the browser’s cryptography, and the centre opens it whole', async () => {
  const centre = newCentre()
  builtFor(writeBase64Url(centre.open))
  const opened = await hosted()
  const named = await nameSeat(opened, 3, 'ნინო')
  const { room } = await takeSquare(named, await squareFrom(opened.head.code, 3, 4))
  const { name, file } = await sealRoom(room)
  expect(name).toMatch(/^ubani-room-[2-9A-Z]{8}-\d{4}-\d{2}-\d{2}\.sealed\.json$/)
  const text = await file.text()
  expect(text).not.toContain('ნინო')
  const plain = await openSeal(text, centre.means)
  expect(plain.ok && readRecord(plain.value)).toEqual({
    ok: true,
    value: { head: room.head, entries: room.entries },
  })
  expect(await openSeal(text, newCentre().means)).toEqual({ ok: false, problem: 'other-key' })
})

test('an app that was built without a centre has no key and seals nothing', async () => {
  builtFor('')
  expect(centreKey()).toBeUndefined()
  await expect(sealRoom(await hosted())).rejects.toThrow('without a key')
})
