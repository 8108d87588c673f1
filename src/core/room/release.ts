import { digitsOfNumber, SIGN_COUNT, signsOfDigits, typedDigits } from '../coded-signs.ts'
import { type Mac, plainBytes, tagOf } from './room-tag.ts'
import type { RoomStart } from './start.ts'

/*
 * The release code: four signs that the trainer says when all have handed in; with them a phone shows what was right, and why
 * (docs/formats/answer-code.md).
 */

const LENGTH = 4

/** The four signs that open the answers of a room. */
export async function releaseCode(start: RoomStart, mac: Mac): Promise<string> {
  return signsOfDigits(await releaseDigits(start, mac))
}

/** Whether a text as a person typed it opens the answers of this room. */
export async function isRelease(text: string, start: RoomStart, mac: Mac): Promise<boolean> {
  const typed = typedDigits(text)
  return typed.ok && typed.value.join() === (await releaseDigits(start, mac)).join()
}

async function releaseDigits(start: RoomStart, mac: Mac): Promise<number[]> {
  const tag = await tagOf(start, plainBytes('release'), 32, mac)
  return digitsOfNumber(tag % SIGN_COUNT ** LENGTH, LENGTH)
}
