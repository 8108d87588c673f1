import type { Random } from '../random.ts'
import type { Fact } from './facts.ts'
import type { Form } from './form.ts'
import type { ControlPair, ControlSheet, Night } from './night.ts'
import { shiftMoment } from './shift-moment.ts'

/** How many invented first voters there are; their names stand in the words of the interface. */
export const FIRST_VOTERS = 12

/** Of a hundred nights so many have a box whose control sheet says something else than the one that was kept. */
const UNLIKE = 12

/** Draws the control sheet about the first voter and its copies: one in every box, one kept. */
export function drawControl(
  form: Form,
  once: Readonly<Record<Fact, number>>,
  random: Random,
): Night['control'] {
  const kept: ControlSheet = {
    time: shiftMoment(`2026-10-04T${form.night.opens}`, random.between(0, 9)).slice(11),
    voter: random.below(FIRST_VOTERS),
    // nobody's: no district of birth has the number 00
    idCard: `00${letter(random)}${letter(random)}${digits(random, 5)}`,
    personal: `00${digits(random, 9)}`,
    signatures: once.members + 1,
  }
  const mobile = once['signed-mobile'] > 0
  const unlike = random.chance(UNLIKE) ? (mobile && random.chance(60) ? 'mobile' : 'main') : null
  const altered = alter(kept, random)
  const pair = (box: 'main' | 'mobile'): ControlPair => ({
    inBox: unlike === box ? altered : kept,
    kept,
    same: unlike !== box,
  })
  return { main: pair('main'), mobile: mobile ? pair('mobile') : null }
}

/** A copy with one thing on it that differs. */
function alter(sheet: ControlSheet, random: Random): ControlSheet {
  const kind = random.pick(['time', 'voter', 'idCard', 'personal', 'signatures'] as const)
  switch (kind) {
    case 'time':
      return { ...sheet, time: shiftMoment(`2026-10-04T${sheet.time}`, random.between(11, 59)).slice(11) }
    case 'voter':
      return { ...sheet, voter: (sheet.voter + random.between(1, FIRST_VOTERS - 1)) % FIRST_VOTERS }
    case 'idCard':
      return { ...sheet, idCard: withOtherDigit(sheet.idCard, random) }
    case 'personal':
      return { ...sheet, personal: withOtherDigit(sheet.personal, random) }
    case 'signatures':
      return { ...sheet, signatures: random.chance(50) ? 0 : sheet.signatures - random.between(1, 2) }
  }
}

function withOtherDigit(text: string, random: Random): string {
  const at = text.length - random.between(1, 5)
  return text.slice(0, at) + ((Number(text[at]) + random.between(1, 9)) % 10) + text.slice(at + 1)
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.below(10)).join('')
}

function letter(random: Random): string {
  return random.pick(['A', 'B', 'C', 'E', 'H', 'K', 'M', 'P', 'T', 'X'])
}
