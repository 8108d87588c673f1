/** What some browsers have: https://wicg.github.io/shape-detection-api/#barcode-detection-api */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

interface DetectorMaker {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** Reads the squares in a video's picture. */
export type ReadVideo = (video: HTMLVideoElement) => Promise<readonly string[]>

/**
 * The browser's own reader of squares, where it has one; undefined where it has none. A browser may have the reader's name without what
 * it needs (on a desktop, or with other services taken out), so it is asked.
 */
export async function nativeSquares(): Promise<ReadVideo | undefined> {
  const { BarcodeDetector: Maker } = globalThis as { BarcodeDetector?: DetectorMaker }
  if (!Maker) return undefined
  try {
    const formats = await Maker.getSupportedFormats()
    if (!formats.includes('qr_code')) return undefined
    const detector = new Maker({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue)
  } catch {
    return undefined // a reader that cannot even say what it reads is none
  }
}
