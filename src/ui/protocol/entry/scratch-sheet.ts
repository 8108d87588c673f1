import type { Form } from '../../../core/protocol/form.ts'
import type { Sheet } from '../../../core/protocol/paper.ts'
import type { RunEvent } from '../../../core/protocol/run.ts'
import { fieldOf } from '../../../core/protocol/box.ts'
import { tickIn, typeInto } from '../../../core/protocol/typed.ts'

/** The values after something was typed or ticked; what makes no sense changes nothing. */
export function write(form: Form, values: Sheet['values'], { act, object }: RunEvent): Sheet['values'] {
  if (act === 'typed') {
    const cut = object.indexOf('=')
    const box = object.slice(0, cut)
    const field = form.fields.find(({ id }) => id === fieldOf(box))
    return (field && cut > 0 && typeInto(values, field, box, object.slice(cut + 1))) || values
  }
  if (act !== 'ticked' && act !== 'unticked') return values
  const cut = object.lastIndexOf('/')
  const box = object.slice(0, cut)
  const field = form.fields.find(({ id }) => id === fieldOf(box))
  return (
    (field && tickIn(values, field, { box, option: object.slice(cut + 1), on: act === 'ticked' })) || values
  )
}
