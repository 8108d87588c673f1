import { useRef, useState } from 'preact/hooks'
import { useSpeech } from '../../../i18n.ts'
import { Camera } from './camera.tsx'
import { makeRosterSweep, type RosterSaid, type RosterSweep } from './roster-sweep.ts'
import type { Deeds } from './use-deeds.ts'

/** Names out of squares, one after another until the camera is turned off. */
export function RosterScan({ deeds }: { readonly deeds: Deeds }) {
  const { t } = useSpeech()
  const [said, setSaid] = useState<RosterSaid>()
  const sweep = useRef<RosterSweep>(undefined)
  return (
    <>
      <Camera
        squares
        start={t('desk-back:rosterScan')}
        onStart={() => {
          sweep.current = makeRosterSweep(deeds.run)
        }}
        onSquare={(text, tick) =>
          void sweep.current?.(text, (heard) => {
            setSaid(heard)
            tick()
          })
        }
      />
      <p role="status">{said && t(`desk-back:roster_${said.is}`, { ...said })}</p>
    </>
  )
}
