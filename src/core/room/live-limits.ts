/*
 * What a live room may cost the server that carries it. The server says these figures in /.well-known/ubani.json.
 */

/** The version of what is said over the network; it goes along as the header of the same name. */
export const LIVE_VERSION = 1
export const LIVE_HEADER = 'ubani-api'

/** The limits of live rooms. */
export const LIVE_LIMITS = {
  /** Phones in a room: one that begins anew is another one. */
  phones: 60,
  /** Rooms on one server. */
  rooms: 200,
  /** Bytes of a message. */
  message: 8192,
  /** So long a room lives. */
  hours: 12,
  /** So long one request waits for news, in seconds. */
  wait: 25,
  /** Messages that a room takes in a second, over time, and so many at once. */
  perSecond: 30,
  burst: 300,
  /** Requests that wait for news of one side of a room at a time. */
  waiting: 150,
} as const
