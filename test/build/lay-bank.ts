import { fingerprint } from '../../src/build/sources.ts'
import type { Exam } from '../../src/core/exam/exam.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import type { Topic } from '../../src/core/question/question.ts'
import type { Plan } from '../../src/core/session/session-plan.ts'
import { topicWords } from '../core/question/items.ts'
import { planWords } from '../core/session/plans.ts'
import type { TestWing } from './wing.ts'

/** Lays a topic into a wing, in four voices that agree; JSON is YAML too. */
export function layTopic(wing: TestWing, topic: Topic, folder = topic.id): void {
  wing.write(`questions/${folder}/items.yml`, JSON.stringify(topic, null, 1))
  layVoices(wing, `questions/${folder}`, topicWords(topic))
}

/** Lays an exam into a wing likewise. */
export function layExam(wing: TestWing, exam: Exam, folder = exam.id): void {
  wing.write(`exams/${folder}/exam.yml`, JSON.stringify(exam, null, 1))
  layVoices(wing, `exams/${folder}`, { title: exam.id, about: 'about', note: 'note' })
}

/** Lays a session plan into a wing likewise. */
export function layPlan(wing: TestWing, plan: Plan, folder = plan.id): void {
  wing.write(`sessions/${folder}/plan.yml`, JSON.stringify(plan, null, 1))
  layVoices(wing, `sessions/${folder}`, planWords(plan))
}

function layVoices(wing: TestWing, folder: string, words: object): void {
  const source = JSON.stringify(words)
  for (const language of LANGUAGES)
    wing.write(
      `${folder}/${language}.yml`,
      language === 'ka' ? source : JSON.stringify({ of: fingerprint(source), ...words }),
    )
}
