import { closeSync, openSync, writeSync } from 'node:fs'
import type { Picture } from '../../bench/frames.ts'

/*
 * What a browser's camera sees in a test. Chromium takes a file of pictures for its camera, over and over:
 *
 *   launch({ args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`] })
 */

export { composeFrame, cornersAt, type Picture, type Sheet } from '../../bench/frames.ts'

/** How many pictures a second the camera gives. */
const SPEED = 5

/**
 * Writes pictures as a camera's film (YUV4MPEG2, 4:2:0).
 * @param frames all of one size, with even sides; each is shown for a fifth of a second
 */
export function writeCamera(file: string, frames: Iterable<Picture>): void {
  let out: number | undefined
  try {
    for (const { data, width, height } of frames) {
      if (width % 2 || height % 2) throw new RangeError(`A frame of ${width} × ${height} has an odd side`)
      if (out === undefined) {
        out = openSync(file, 'w')
        writeSync(out, `YUV4MPEG2 W${width} H${height} F${SPEED}:1 Ip A1:1 C420jpeg\n`)
      }
      writeSync(out, 'FRAME\n')
      // grey is enough: the two planes of colour stay in their middle
      const planes = Buffer.alloc((width * height * 3) / 2, 128)
      for (let at = 0; at < width * height; at++) planes[at] = data[4 * at + 1] ?? 0
      writeSync(out, planes)
    }
  } finally {
    if (out !== undefined) closeSync(out)
  }
}
