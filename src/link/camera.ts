import type { Picture } from './shades.ts'

/** Why there is no picture: no camera, not allowed, taken by another app, or it stopped by itself. */
export type CameraProblem = 'no-camera' | 'refused' | 'taken' | 'stopped'

/** A camera that is open. */
export interface Camera {
  /** The picture as it is now; undefined while there is none. */
  frame(): Picture | undefined
  /** Calls when the picture has changed. @returns how to stop waiting */
  next(call: () => void): () => void
  close(): void
}

interface Opening {
  /** Where its picture is shown. */
  readonly video: HTMLVideoElement
  /** Called when the picture ends without having been closed. */
  readonly onEnd: () => void
}

/** Whether there may be a camera: there is none for a page that did not come over a safe connection. */
export function mayHaveCamera(): boolean {
  return typeof navigator === 'object' && 'mediaDevices' in navigator
}

/** What is asked for: the camera on the back, and enough pixels for squares across a table; any camera will do. */
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
}

/** Opens the camera and shows its picture. @throws CameraTrouble */
export async function openCamera({ video, onEnd }: Opening): Promise<Camera> {
  if (!mayHaveCamera()) throw new CameraTrouble('no-camera')
  const stream = await navigator.mediaDevices.getUserMedia(WANTED).catch((error: unknown) => {
    throw new CameraTrouble(problemOf(error))
  })
  const close = (): void => {
    for (const track of stream.getTracks()) {
      track.removeEventListener('ended', onEnd)
      track.stop()
    }
    if (video.srcObject === stream) video.srcObject = null
  }
  for (const track of stream.getTracks()) track.addEventListener('ended', onEnd)
  video.srcObject = stream
  try {
    await video.play()
  } catch {
    close() // the page left the video, or was hidden, before it began
    throw new CameraTrouble('stopped')
  }
  return { frame: framesOf(video), next: (call) => waitFor(video, call), close }
}

/** A camera that did not open, and why. */
export class CameraTrouble extends Error {
  readonly problem: CameraProblem
  constructor(problem: CameraProblem) {
    super(`The camera did not open: ${problem}`)
    this.problem = problem
  }
}

/** What a browser's refusal means (https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia). */
function problemOf(error: unknown): CameraProblem {
  switch (error instanceof Error || error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    case 'NotReadableError':
    case 'AbortError':
      return 'taken'
    default:
      return 'no-camera'
  }
}

/** Takes a video's pixels through a canvas of its own. */
function framesOf(video: HTMLVideoElement): () => Picture | undefined {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  return () => {
    const { videoWidth: width, videoHeight: height } = video
    if (!pen || width === 0 || height === 0) return undefined
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width
      canvas.height = height
    }
    pen.drawImage(video, 0, 0)
    return pen.getImageData(0, 0, width, height)
  }
}

/** Where a browser does not tell of new frames, this is waited instead (ms). */
const EVERY = 100

function waitFor(video: HTMLVideoElement, call: () => void): () => void {
  if ('requestVideoFrameCallback' in video) {
    const waiting = video.requestVideoFrameCallback(call)
    return () => video.cancelVideoFrameCallback(waiting)
  }
  const waiting = setTimeout(call, EVERY)
  return () => clearTimeout(waiting)
}
