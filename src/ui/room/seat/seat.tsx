import { useLocation } from 'preact-iso'
import { NotFound } from '../../not-found.tsx'
import { Entrance } from './entrance.tsx'
import { JoinPage } from './join-page.tsx'

/** The rooms of whoever takes part: what stands after /room in the address decides which. */
export function Seat() {
  const { path } = useLocation()
  const [, , room = '', more = ''] = path.split('/')
  if (room === '') return <Entrance />
  if (room === 'join' && more === '') return <JoinPage />
  return <NotFound />
}
