import { OTHER_STARTS, type OtherStartKind } from '../../../../core/room/other-start.ts'
import { useSpeech } from '../../../i18n.ts'
import { Radios } from './radios.tsx'

/** What a group does together. */
export type What = 'quiz' | OtherStartKind

const ALL: readonly What[] = ['quiz', ...OTHER_STARTS]

interface Props {
  readonly what: What
  readonly onChoose: (what: What) => void
}

/** What the group shall do. */
export function WhatField({ what, onChoose }: Props) {
  const { t } = useSpeech()
  return (
    <Radios
      name="what"
      title={t('desk:what')}
      all={ALL.map((each) => ({
        value: each,
        says: t(`desk:what_${each}`),
        text: t(`desk:whatText_${each}`),
      }))}
      chosen={what}
      onChoose={onChoose}
    />
  )
}
