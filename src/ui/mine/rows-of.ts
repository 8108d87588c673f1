import type { Progress } from '../../flow/progress.ts'
import type { Words } from '../i18n.ts'
import { PATHS } from '../routes.ts'
import type { Done } from './done-list.tsx'

/** What was done in each of the four rooms, in words and as a share. */
export function rowsOf({ guide, scenes, protocols, tests }: Progress, t: Words): Done[] {
  return [
    {
      href: PATHS.guide,
      name: t('mine:done_guide'),
      share: shareOf(guide),
      said: [t('mine:chapters', { right: guide.done, all: guide.of })],
    },
    {
      href: PATHS.scenarios,
      name: t('mine:done_scenes'),
      share: shareOf(scenes),
      said: [
        t('mine:scenes', { right: scenes.done, all: scenes.of }),
        ...scenes.skills.map(({ skill, right, of }) => t(`mine:skill_${skill}`, { right, all: of })),
      ],
    },
    {
      href: PATHS.protocols,
      name: t('mine:done_protocols'),
      share: shareOf(protocols),
      said: [
        t('mine:forms', { right: protocols.done, all: protocols.of }),
        ...(protocols.ended > 0
          ? [
              t('mine:protocols', { n: protocols.ended }),
              t('mine:values', { right: protocols.values.right, all: protocols.values.of }),
            ]
          : []),
      ],
    },
    ...(tests
      ? [
          {
            href: PATHS.tests,
            name: t('mine:done_tests'),
            share: shareOf({ done: met(tests.readiness), of: tests.readiness.of }),
            said: saidOf(tests, t),
          },
        ]
      : []),
  ]
}

function saidOf({ readiness, answers, exams, quizzes }: NonNullable<Progress['tests']>, t: Words): string[] {
  const [last] = exams
  return [
    t('mine:questions', { right: met(readiness), all: readiness.of }),
    ...(answers > 0 ? [t('mine:answers', { n: answers })] : []),
    ...(last
      ? [t('mine:exams', { n: exams.length }), t('mine:examLast', { right: last.right, all: last.of })]
      : []),
    ...(quizzes.ended > 0 ? [t('mine:quizzes', { n: quizzes.ended })] : []),
    ...(quizzes.last ? [t('mine:quizLast', { right: quizzes.last.right, all: quizzes.last.of })] : []),
  ]
}

function met({ ready, fading }: { readonly ready: number; readonly fading: number }): number {
  return ready + fading
}

function shareOf({ done, of }: { readonly done: number; readonly of: number }): number {
  return of > 0 ? done / of : 0
}
