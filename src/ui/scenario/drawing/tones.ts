import { DRAWN } from './look.ts'
import type { Somebody } from './person.tsx'

const HAIRS = 'abcdef'
const CLOTHS = 'abcdefgh'

/** Which colour each part of a person has; a second person of the same look has other hair and clothes. */
export function tonesOf({ look, second }: Somebody) {
  const { skin, hair, top, sleeve, below } = DRAWN[look]
  const cloth = `cloth-${second ? CLOTHS[(CLOTHS.indexOf(top) + 5) % 8] : top}`
  const deep = `skin-${skin}-deep`
  return {
    skin: `skin-${skin}`,
    hair: `hair-${second ? HAIRS[Math.abs(HAIRS.indexOf(hair) - 1)] : hair}`,
    top: cloth,
    sleeve: sleeve ?? cloth,
    below: `cloth-${below}`,
    inner: 'white',
    neck: deep,
    crease: deep,
    stubble: deep,
  }
}
