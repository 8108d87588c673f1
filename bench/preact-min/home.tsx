import { useState } from 'preact/hooks'

export default function Home() {
  const [taps, setTaps] = useState(0)
  return (
    <main>
      <h1>A bare app</h1>
      <p>What a small app of the usual make costs before it does anything.</p>
      <button type="button" onClick={() => setTaps(taps + 1)}>
        Tapped {taps} times
      </button>
    </main>
  )
}
