import { useRoute } from 'preact-iso'
import { STEPS } from './steps.ts'

export default function Step() {
  const { params } = useRoute()
  const step = STEPS.find(({ id }) => id === params['id'])
  return (
    <main>
      <h1>{step?.title}</h1>
      <p class="text">{step?.text}</p>
    </main>
  )
}
