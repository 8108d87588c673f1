import { generateKeyPairSync, sign } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { checks } from '../../src/flow/checks.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url')
const signature = sign(null, Buffer.from('უბანი'), privateKey).toString('base64url')
const own = crypto.subtle.importKey.bind(crypto.subtle)
let asked = 0

/** A browser of before Ed25519 came to `crypto.subtle`. */
function withoutEd25519(): void {
  crypto.subtle.importKey = (async () => {
    asked += 1
    throw new DOMException('Unrecognized name.', 'NotSupportedError')
  }) as typeof own
}

afterEach(() => {
  crypto.subtle.importKey = own
})

describe('a signature is checked by the browser, or by the library where the browser cannot', () => {
  for (const [means, begin] of [
    ['browser', () => undefined],
    ['library', withoutEd25519],
  ] as const)
    it(`${means}: only the text that was signed, with the key that signed it`, async () => {
      begin()
      const before = asked
      const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' })
      expect(await checks.verify('უბანი', signature, key)).toBe(true)
      expect(await checks.verify('უბნი', signature, key)).toBe(false)
      expect(await checks.verify('უბანი', `A${signature.slice(1)}`, key)).toBe(false)
      expect(await checks.verify('უბანი', signature, other.subarray(-32).toString('base64url'))).toBe(false)
      expect(await checks.verify('უბანი', '', key)).toBe(false)
      expect(await checks.verify('უბანი', signature, 'AA')).toBe(false)
      expect(asked - before).toBe(means === 'library' ? 6 : 0)
    })
})
