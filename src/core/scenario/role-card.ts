import { reached, refused, type Result } from '../result.ts'
import { typedSigns } from '../typed-signs.ts'

/*
 * The code on a card for acting a scene in a room: four signs that name the scene and whose card it is. The format is written
 * down in docs/formats/role-card.md.
 */

/** Which card of which scene. */
export interface RoleCard {
  /** `number` of the scene, 1…255. */
  readonly scene: number
  /** The place in `room.players`, or `OBSERVER` for the observer's sheet. */
  readonly player: number
}

/** Why a text is no card code. */
export type CardCodeProblem = 'blank' | 'letters' | 'check'

/** The player of the observer's sheet: no scene has so many players. */
export const OBSERVER = 7

/** Crockford's base 32: no I, L, O, U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SMALL = SIGNS.toLowerCase()
const LENGTH = 4

/**
 * A code is a number that leaves `REST` when divided by this prime. One sign more or less changes it by less than 32 times a
 * power of two; two signs that changed places, by the same times 31, 1,023 or 32,767: none of them a multiple of it.
 */
const PRIME = 509
/** Chosen so that four equal signs are never a code. */
const REST = 150

/** The code of a card: four letters and digits that can be called across a room. */
export function writeCardCode({ scene, player }: RoleCard): string {
  if (!within(scene, 1, 255) || !within(player, 0, OBSERVER))
    throw new RangeError(`No card can be number ${player} of scene ${scene}`)
  let rest = (scene * (OBSERVER + 1) + player) * PRIME + REST
  const digits = Array.from({ length: LENGTH }, () => {
    const digit = rest % SIGNS.length
    rest = Math.floor(rest / SIGNS.length)
    return digit
  })
  return digits.reduceRight((code, digit) => code + SIGNS[digit], '')
}

/** Reads a code as a person typed it: small letters, spaces and dashes, O for 0, I and L for 1, letters of a keyboard of the region. */
export function readCardCode(text: string): Result<RoleCard, CardCodeProblem> {
  const digits = typedSigns(text).map((sign) => SMALL.indexOf(TAKEN_FOR[sign] ?? sign))
  if (digits.length === 0) return refused('blank')
  if (digits.includes(-1)) return refused('letters')
  const whole = digits.reduce((sum, digit) => sum * SIGNS.length + digit, 0) - REST
  const card = Math.floor(whole / PRIME)
  const scene = Math.floor(card / (OBSERVER + 1))
  if (digits.length !== LENGTH || whole % PRIME !== 0 || !within(scene, 1, 255)) return refused('check')
  return reached({ scene, player: card % (OBSERVER + 1) })
}

/** What a hasty hand makes alike. */
const TAKEN_FOR: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1' }

function within(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
