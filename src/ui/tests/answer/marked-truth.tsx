import type { ItemOf } from '../../../core/question/question.ts'
import { useSpeech } from '../../i18n.ts'
import type { MarkedProps } from './marked.tsx'
import { MarkedParts } from './marked-parts.tsx'
import { PartLine } from './part-line.tsx'
import { truthIn } from './truth-field.tsx'

/** Whether the statement holds, and the reasons. */
export function MarkedTruth(props: MarkedProps<ItemOf<'truth'>>) {
  const { item, answer } = props
  const { t } = useSpeech()
  const given = truthIn(item, answer)?.verdict
  const said = (verdict: boolean): string => t(verdict ? 'tests:holds' : 'tests:holdsNot')
  return (
    <>
      <ul class="plain">
        {given !== undefined && given !== item.right && (
          <PartLine state="yours" says={t('tests:yours')} text={said(given)} />
        )}
        <PartLine
          state={given === item.right ? 'yoursSo' : 'so'}
          says={t(given === item.right ? 'tests:yoursSo' : 'tests:so')}
          text={said(item.right)}
        />
      </ul>
      <p class="ts-because">{t('tests:because')}</p>
      <MarkedParts {...props} />
    </>
  )
}
