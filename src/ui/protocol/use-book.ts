import { openProtocols, type ProtocolBook } from '../../flow/protocols.ts'
import type { Loaded } from '../state.ts'
import { useOpened } from '../use-opened.ts'

/** The forms and marks of the language shown. */
export function useBook(): Loaded<ProtocolBook> {
  return useOpened(openProtocols)
}
