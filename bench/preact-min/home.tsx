import { useState } from 'preact/hooks'

export default function Home() {
  const [taps, setTaps] = useState(0)
  return (
    <main>
      <h1>შიშველი აპი</h1>
      <p>რა ღირს ჩვეულებრივი პატარა აპი, სანამ რამეს გააკეთებს.</p>
      <button type="button" onClick={() => setTaps(taps + 1)}>
        დაჭერილია: {taps}
      </button>
    </main>
  )
}
