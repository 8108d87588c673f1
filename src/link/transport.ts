import type { Result } from '../core/result.ts'

/** Why something was not said: nobody answered, there is no such room, this one may not say it, or who answered is no server of ours. */
export type TransportProblem = 'lost' | 'no-room' | 'refused' | 'foreign'

/**
 * How listening goes. `open` is told again with every answer, `lost` with every one that did not come; after each of the others nothing
 * more is heard (`away`: it was lost too often).
 */
export type TransportState = 'open' | 'lost' | 'away' | 'no-room' | 'refused' | 'foreign'

/** Who is told what is heard. */
export interface Hearing<In> {
  readonly onMessages: (messages: readonly In[]) => void
  readonly onState: (state: TransportState) => void
}

/**
 * A way in which a room's messages travel. It may lose, repeat and delay them, and of one sender it may leave out all but the last word;
 * it never changes one. What is posted is the last word of its sender and says everything.
 */
export interface Transport<Out, In> {
  /** Says something once. It never rejects. */
  readonly post: (message: Out) => Promise<Result<void, TransportProblem>>
  /** Hears the last word of everybody, and then each new one. @returns how to stop */
  readonly listen: (hearing: Hearing<In>) => () => void
}

/** Why a room is not carried: somebody else has opened it, the server has no room left, or the same as for a message. */
export type OpenProblem = TransportProblem | 'taken' | 'full'

/** The trainer's end of it. */
export interface HostTransport<Out, In> extends Transport<Out, In> {
  /** Opens the room; done again it is the same room. It never rejects. */
  readonly open: () => Promise<Result<void, OpenProblem>>
  /** Ends the room for everybody; where that is not heard, it ends by itself. */
  readonly close: () => Promise<void>
}
