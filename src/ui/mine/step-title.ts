import type { NextStep } from '../../core/review/next-step.ts'
import type { QuestionShelf } from '../../flow/questions.ts'
import type { Verbs } from '../state.ts'

type Library = Extract<Awaited<ReturnType<Verbs['openLibrary']>>, { ok: true }>['value']

/** What the thing of a step is called; nothing where its kind says enough. */
export async function titleOfStep(
  step: NextStep,
  shelf: QuestionShelf | undefined,
  { read }: Pick<Library, 'read'>,
): Promise<string | undefined> {
  switch (step.kind) {
    case 'exam':
      return find(shelf?.exams, step.id)
    case 'topic':
      return find(shelf?.topics, step.id)
    case 'guide':
      return find(await read('contents'), step.id)
    case 'scene':
      return find(await read('scenes'), step.id)
    case 'protocol': {
      const forms = (await read('protocols'))?.forms
      const title = forms?.find(({ form }) => form['id'] === step.id)?.words['title']
      return typeof title === 'string' ? title : undefined
    }
    case 'review':
    case 'rest':
      return undefined
    default:
      return step satisfies never
  }
}

type Titled = { readonly id: string; readonly title: string }

function find(lines: readonly Titled[] | undefined, wanted: string): string | undefined {
  return lines?.find(({ id }) => id === wanted)?.title
}
