import { STEPS } from './steps.ts'

export default function List() {
  return (
    <main>
      <h1>ნაბიჯები</h1>
      <ul>
        {STEPS.map(({ id, title }) => (
          <li key={id}>
            <a href={`/list/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </main>
  )
}
