/** The version of what phones and the centre's server say to each other (docs/formats/sync.md). */
export const SYNC_VERSION = 2
/** The versions that a body may say: of what is said only the way of signing has changed. */
export const SPOKEN_VERSIONS = [1, SYNC_VERSION] as const

/** Carries the version, both ways. A page of another site cannot send it unasked, and a portal's answer does not have it. */
export const SYNC_HEADER = 'ubani-sync'
/** The public key of the phone's profile, base64url. */
export const DEVICE_HEADER = 'ubani-device'
/** Ed25519 by that key over `METHOD path moment` LF body, base64url. */
export const SIGNATURE_HEADER = 'ubani-signature'
/** When it was signed, ms since 1970 by the phone's clock, right or wrong; of a refusal, the moment that would be taken. */
export const MOMENT_HEADER = 'ubani-moment'

/** Limits of both sides; the server tells them in `/.well-known/ubani.json`. */
export const SYNC_LIMITS = {
  /** A request is not larger, in bytes of JSON before it is compressed. */
  body: 262_144,
  /** One attempt is not larger, in bytes of JSON. */
  attempt: 196_608,
  /** Attempts in a request. */
  attempts: 50,
  /** An answer of the server is not larger, in bytes. */
  answer: 65_536,
} as const
