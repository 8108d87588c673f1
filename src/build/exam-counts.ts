import { fitsExam } from '../core/exam/fitting.ts'
import { questionsIn } from '../core/exam/exam.ts'
import type { Sources } from './sources.ts'

/** A line for each mock exam: what it draws, from how many, and which of its figures nobody has confirmed. */
export function examCounts({ exams, questions }: Pick<Sources, 'exams' | 'questions'>): string[] {
  return exams.map(({ facts }) => {
    const named = new Set(facts.topics.map(({ topic }) => topic))
    const stock = questions
      .filter(({ facts: { id } }) => named.has(id))
      .flatMap(({ facts: { items } }) => items)
      .filter((item) => fitsExam(facts, item)).length
    const doubts = facts.unverified.length > 0 ? `; unverified: ${facts.unverified.join(', ')}` : ''
    return `Exam ${facts.id}: ${questionsIn(facts)} questions of ${facts.topics.length} topics, drawn from ${stock}; ${facts.minutes} minutes, ${facts.pass} %${doubts}`
  })
}
