/** How high it is (Hz), how long (seconds) and how loud (0–1): heard across a table, not across the room. */
const [PITCH, LENGTH, LOUDNESS] = [1320, 0.06, 0.15]

/** One for the whole page: browsers count them. */
let sound: AudioContext | undefined

/** Ticks, and trembles where the phone can: something new was read, and nobody needs to look at the screen for it. */
export function tick(): void {
  if ('vibrate' in navigator) navigator.vibrate(40)
  try {
    sound ??= new AudioContext()
    if (sound.state === 'suspended') void sound.resume()
    const tone = sound.createOscillator()
    const loud = sound.createGain()
    tone.frequency.value = PITCH
    loud.gain.setValueAtTime(LOUDNESS, sound.currentTime)
    loud.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + LENGTH)
    tone.connect(loud).connect(sound.destination)
    tone.start()
    tone.stop(sound.currentTime + LENGTH)
  } catch {
    // a phone without sound, or with none to spare: what was read stands on the screen as well
  }
}
