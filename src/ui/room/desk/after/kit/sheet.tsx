import type { ComponentChildren } from 'preact'
import { showStart } from '../../../../../core/room/start.ts'
import type { HostedRoom } from '../../../../../flow/host-room.ts'
import { useSpeech } from '../../../../i18n.ts'
import { dayOf } from '../../title-of.ts'

interface Props {
  readonly room: HostedRoom
  /** What the sheet is, at its head. */
  readonly name: string
  readonly children: ComponentChildren
}

/** A sheet of paper of a room, with a line at its head that says to which room it belongs. */
export function Sheet({ room: { head }, name, children }: Props) {
  const { t, formats } = useSpeech()
  return (
    <div class="rb-sheet new-sheet">
      <p class="rb-head">
        <b>{name}</b>
        <span>{[head.title, dayOf(head, formats)].filter(Boolean).join(' · ')}</span>
        <span translate={false}>{t('desk-back:codeOf', { code: showStart(head.code) })}</span>
      </p>
      {children}
    </div>
  )
}
