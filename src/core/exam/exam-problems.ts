import { LANGUAGES, type Language } from '../language.ts'
import type { Exam, ExamWords } from './exam.ts'
import { questionsIn } from './exam.ts'
import { fitsExam, type Stock } from './fitting.ts'

/** So many times the questions of a paper must fit: otherwise one paper is much like the next. */
const STOCK_TIMES = 2

/** An exam with the voices there are. */
export interface SpokenExam {
  readonly exam: Exam
  readonly voices: Readonly<Partial<Record<Language, ExamWords>>>
}

/** Something wrong in an exam: in its structure file or in a voice, where, what stands there, and what to do. */
export interface ExamProblem {
  readonly exam: string
  readonly file: 'exam' | Language
  readonly place: string
  readonly value: string
  readonly remedy: string
}

/** Everything that is wrong with the exams of a bank. Papers are drawn blindly, so what is proved here cannot happen on a phone. */
export function examProblems(exams: readonly SpokenExam[], topics: readonly Stock[]): ExamProblem[] {
  return [
    ...twins(exams),
    ...exams.flatMap((spoken) => [...stockProblems(spoken.exam, topics), ...voiceProblems(spoken)]),
  ]
}

/** A number or an id that two exams have. */
function twins(exams: readonly SpokenExam[]): ExamProblem[] {
  return (['id', 'number', 'order'] as const).flatMap((place) =>
    exams.flatMap(({ exam }, at) => {
      const twin = exams.slice(0, at).find((earlier) => earlier.exam[place] === exam[place])?.exam.id
      if (twin === undefined) return []
      return [
        {
          exam: exam.id,
          file: 'exam' as const,
          place,
          value: String(exam[place]),
          remedy: `choose another: ${twin} has it`,
        },
      ]
    }),
  )
}

function stockProblems(exam: Exam, topics: readonly Stock[]): ExamProblem[] {
  const problems: ExamProblem[] = []
  const say = (place: string, value: string, remedy: string): void => {
    problems.push({ exam: exam.id, file: 'exam', place, value, remedy })
  }
  const named = exam.topics.map(({ topic }) => topic)
  let stock = 0
  for (const [at, { topic, count }] of exam.topics.entries()) {
    const place = `topics.${topic}`
    const found = topics.find(({ id }) => id === topic)
    if (named.indexOf(topic) !== at) say(place, topic, 'name a topic once, with all its questions')
    else if (!found) say(place, topic, 'name a topic of the bank')
    else {
      const fitting = found.items.filter((item) => fitsExam(exam, item)).length
      stock += fitting
      if (fitting < count)
        say(
          place,
          `${count} of ${fitting}`,
          'ask fewer: no more questions of this topic fit the kinds and roles',
        )
    }
  }
  const drawn = questionsIn(exam)
  if (stock < STOCK_TIMES * drawn)
    say(
      'topics',
      `${drawn} of ${stock}`,
      `let at least ${STOCK_TIMES * drawn} questions fit, so that papers differ`,
    )
  return problems
}

function voiceProblems({ exam, voices }: SpokenExam): ExamProblem[] {
  return LANGUAGES.filter((language) => !voices[language]).map((file) => ({
    exam: exam.id,
    file,
    place: '',
    value: 'no words',
    remedy: 'an exam speaks in four voices: write this one too',
  }))
}
