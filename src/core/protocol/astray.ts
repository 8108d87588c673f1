import type { Random } from '../random.ts'
import { namesIn } from './expression.ts'
import { isForDifference } from './faults/note.ts'
import type { Fault, Form } from './form.ts'
import type { NightPlan } from './night.ts'

/** How many ballots must be astray, and in which box, so that a night can suffer a fault. */
export function astrayFor(
  fault: Fault,
  form: Form,
  size: NightPlan['size'],
  random: Random,
): Pick<NightPlan, 'missing' | 'surplus' | 'box'> {
  const few = random.between(1, size === 'small' ? 2 : 4)
  const fields = form.fields.filter(({ id }) => fault.fields.includes(id))
  switch (fault.kind) {
    case 'ballotsMissing':
      return { missing: few, box: boxIn(fields) }
    case 'ballotsSurplus':
      return { surplus: few, box: boxIn(fields) }
    case 'gapFilledWithInvalid':
      return { missing: random.between(1, size === 'small' ? 3 : 12) }
    case 'noteMissing':
      if (!fields.some(isForDifference)) return {}
      return random.chance(70) ? { missing: few } : { surplus: few }
    default:
      return {}
  }
}

/** The mobile box when the fields tell of it and not of the main one. */
function boxIn(fields: Form['fields']): 'main' | 'mobile' {
  const facts = fields.flatMap((field) =>
    field.kind === 'count' && field.derive !== undefined ? namesIn(field.derive).map(({ name }) => name) : [],
  )
  return facts.includes('box-mobile') && !facts.includes('box-main') ? 'mobile' : 'main'
}
