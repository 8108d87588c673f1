import type { Mark } from '../../../core/question/mark.ts'
import { neverHappens } from '../../../core/result.ts'
import type { AnswerProps } from './answer-props.ts'
import { ChoiceField } from './choice-field.tsx'
import { Marked } from './marked.tsx'
import { MatchField } from './match-field.tsx'
import { NumberField } from './number-field.tsx'
import { OrderField } from './order-field.tsx'
import { SpotField } from './spot-field.tsx'
import { TicksField } from './ticks-field.tsx'
import { TruthField } from './truth-field.tsx'

interface Props extends AnswerProps {
  /** How the answer came out: then nothing is asked any more, and each part says what is so. */
  readonly mark?: Mark | undefined
}

/** Where a question is answered, whatever its kind. Before it is marked nothing here knows what is right. */
export function AnswerField({ mark, item, ...rest }: Props) {
  if (mark) return <Marked item={item} words={rest.words} made={rest.made} mark={mark} answer={rest.value} />
  switch (item.kind) {
    case 'choice':
      return <ChoiceField item={item} {...rest} />
    case 'several':
    case 'log':
      return <TicksField item={item} {...rest} />
    case 'truth':
      return <TruthField item={item} {...rest} />
    case 'order':
      return <OrderField item={item} {...rest} />
    case 'match':
      return <MatchField item={item} {...rest} />
    case 'number':
      return <NumberField item={item} {...rest} />
    case 'spot':
      return <SpotField item={item} {...rest} />
    default:
      return neverHappens(item)
  }
}
