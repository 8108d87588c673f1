/** The version of what phones and the centre's server say to each other (docs/formats/sync.md). */
export const SYNC_VERSION = 1

/** Carries the version, both ways. A page of another site cannot send it unasked, and a portal's answer does not have it. */
export const SYNC_HEADER = 'ubani-sync'
/** The public key of the phone's profile, base64url. */
export const DEVICE_HEADER = 'ubani-device'
/** Ed25519 by that key over `METHOD path` LF body, base64url. */
export const SIGNATURE_HEADER = 'ubani-signature'

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
