import { afterEach, expect, test, vi } from 'vitest'
import { newUuid } from '../../src/flow/new-uuid.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('what is made within one millisecond is in the order of making, and so is what comes after', () => {
  vi.useFakeTimers({ now: 1_790_000_000_000, toFake: ['Date'] })
  const ids = Array.from({ length: 1_000 }, newUuid)
  vi.setSystemTime(1_790_000_000_001)
  ids.push(newUuid(), newUuid())
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(1_002)
})

test('a clock that is set back begins anew', () => {
  vi.useFakeTimers({ now: 1_790_000_000_000, toFake: ['Date'] })
  newUuid()
  vi.setSystemTime(1_700_000_000_000)
  expect(newUuid().slice(0, 13)).toBe('018bcfe5-6800')
})
