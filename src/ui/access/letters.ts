import type { Language } from '../../core/language.ts'

/*
 * WARNING: this module is part of the first load.
 * Nearly every phone draws Georgian and Armenian by itself; only where it does not is a small font fetched.
 */

const FONTS: Readonly<Partial<Record<Language, { family: string; file: string; sample: string }>>> = {
  ka: { family: 'Ubani Georgian', file: 'georgian', sample: 'ფხვ' },
  hy: { family: 'Ubani Armenian', file: 'armenian', sample: 'ֆխվ' },
}

/** Fetches a small font when the phone lacks the letters of a language. */
export async function ensureLetters(language: Language): Promise<void> {
  const font = FONTS[language]
  if (!font || hasLetters(font.sample)) return
  for (const weight of ['400', '700'])
    try {
      const bytes = await bytesOf(`/fonts/${font.file}-${weight}.woff2`)
      const face = new FontFace(font.family, bytes, { weight, display: 'swap' })
      document.fonts.add(await face.load())
    } catch {
      // Without it the page still works, in boxes; nothing better can be done here.
    }
}

/** A font from this phone or, once, from the network; kept at once, since the next start may be without one. */
async function bytesOf(path: string): Promise<ArrayBuffer> {
  const cache = await caches.open('fonts').catch(() => undefined) // a private window keeps nothing
  const kept = await cache?.match(path)
  if (kept) return kept.arrayBuffer()
  const fresh = await fetch(path)
  if (!fresh.ok || !fresh.headers.get('content-type')?.startsWith('font/'))
    throw new Error(`${path} answered ${fresh.status}`)
  await cache?.put(path, fresh.clone())
  return fresh.arrayBuffer()
}

/** Whether different letters come out differently: a missing script is drawn as one and the same box for each. */
function hasLetters(sample: string): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 24
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return true
  pen.font = '20px sans-serif'
  const drawn = [...sample].map((letter) => {
    pen.clearRect(0, 0, 24, 24)
    pen.fillText(letter, 1, 19)
    return pen.getImageData(0, 0, 24, 24).data.join()
  })
  return new Set(drawn).size > 1
}
