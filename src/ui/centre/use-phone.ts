import { useEffect, useRef, useState } from 'preact/hooks'
import type { Result } from '../../core/result.ts'
import { sendNow } from '../../flow/send-scores.ts'
import {
  decideRoom,
  forgetPhone,
  isPhoneKnown,
  makePhoneKnown,
  type PhoneTrouble,
  type WaitingRoom,
  waitingRooms,
} from '../../flow/trainer-phone.ts'
import { announceChange, useLook } from '../state.ts'

/** This phone as the page meets it: whether it is a trainer's, and what waits for them. */
export interface Phone {
  readonly isKnown: boolean
  readonly trouble: PhoneTrouble | undefined
  readonly isAsking: boolean
  readonly waiting: readonly WaitingRoom[]
  /** Makes it known with a secret. @param onKnown called when the centre knows it */
  readonly make: (secret: string, onKnown: () => void) => void
  readonly forget: () => void
  /** Says no more what went wrong: something else is tried. */
  readonly calm: () => void
  readonly decide: (id: string, take: boolean) => void
}

/** Whether this phone is known as a trainer's, and what they do with that. */
export function usePhone(): Phone {
  const isKnown = useLook(() => isPhoneKnown().catch(() => false), []) ?? false // no storage: nobody made it known
  const [trouble, setTrouble] = useState<PhoneTrouble | undefined>(undefined)
  const [isAsking, setAsking] = useState(false)
  const [waiting, setWaiting] = useState<readonly WaitingRoom[]>([])
  const busy = useRef(false)

  const ask = async (work: () => Promise<Result<unknown, PhoneTrouble>>): Promise<boolean> => {
    if (busy.current) return false
    busy.current = true
    setAsking(true)
    const answer = await work().catch(() => ({ ok: false, problem: 'storage' }) as const)
    busy.current = false
    setAsking(false)
    setTrouble(answer.ok ? undefined : answer.problem)
    announceChange([])
    return answer.ok
  }
  const look = async (): Promise<void> => {
    const answer = await waitingRooms()
    if (answer.ok) setWaiting(answer.value) // where there is no network nothing is said: it can wait
  }
  useEffect(() => {
    if (isKnown) void look()
    else setWaiting([])
  }, [isKnown])
  return {
    isKnown,
    trouble,
    isAsking,
    waiting,
    make: (secret, onKnown) =>
      void ask(() => makePhoneKnown(secret)).then((isDone) => {
        if (!isDone) return
        onKnown()
        void sendNow().finally(announceChange) // what was brought and waited is brought at once
      }),
    forget: () => void ask(forgetPhone),
    calm: () => setTrouble(undefined),
    decide: (id, take) => void ask(() => decideRoom(id, take)).then(look),
  }
}
