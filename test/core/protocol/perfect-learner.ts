import type { Exercise } from '../../../src/core/protocol/exercise.ts'
import { type RunEvent, stagesOf } from '../../../src/core/protocol/run.ts'
import { counting, event, filling } from './hand-made.ts'

/** What a careful learner does up to the answers. */
export function careful(exercise: Exercise, truth = exercise.truth): RunEvent[] {
  const stages = stagesOf(exercise)
  const counted = stages.includes('count') ? [event('reached stage:count'), ...counting(exercise)] : []
  const changes = exercise.changes.map(({ box, becomes }) => event(`chose change:${box}=${String(becomes)}`))
  const own = exercise.base
    ? [
        event('typed reason=digits changed places'),
        event(`typed drawn-up-at=${exercise.night.texts['drawn-up-at']}`),
      ]
    : []
  const again = stages.includes('second')
    ? [event('reached stage:second'), ...filling(exercise, truth, '2/'), event('reached stage:compare')]
    : []
  return [...counted, event('reached stage:fill'), ...filling(exercise, truth), ...own, ...changes, ...again]
}

/** The right answers. */
export function answers({ planted, remedy }: Exercise): RunEvent[] {
  const boxes = planted.filter(({ fault }) => fault.layer !== 'world').flatMap((one) => one.boxes)
  return [
    event('reached stage:answer'),
    ...(planted.length > 0 ? boxes.map((box) => event(`pointed ${box}`)) : [event('pointed none')]),
    event(`chose cause=${planted[0]?.fault.kind ?? 'nothing'}`),
    event(`chose remedy=${remedy}`),
    event('reached stage:debrief'),
  ]
}

/** Everything a learner does who makes no mistake, from the brief to the debrief. */
export function perfectEvents(exercise: Exercise): RunEvent[] {
  return [...careful(exercise), ...answers(exercise)]
}
