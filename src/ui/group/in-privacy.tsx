import { roomBeyond } from '../parts/room-beyond.tsx'

/** Opens what a person may ask of what is theirs. */
async function privacy() {
  const room = await import('../privacy/door.ts')
  await room.makeReady()
  return room
}

const { InRoom } = roomBeyond(privacy)

/** What is kept of me, a locked copy, another phone: a file of its own, so that nobody who looks for their results fetches it. */
export function PrivacyPage() {
  return <InRoom>{({ Privacy }) => <Privacy />}</InRoom>
}
