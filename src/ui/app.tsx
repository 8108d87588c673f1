import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { Frame } from './frame.tsx'
import { Home } from './home/home.tsx'
import { focusHeading } from './parts/page.tsx'
import { PATHS } from './routes.ts'

/*
 * WARNING: this module is part of the first load. Home is in it; all other rooms are one file, fetched when the first of
 * them is entered or when the phone has nothing better to do.
 */

export const rooms = () => import('./rooms.ts')
type Rooms = Awaited<ReturnType<typeof rooms>>

function room(name: keyof Rooms) {
  return lazy(async (): Promise<{ default: ComponentType }> => {
    const { [name]: Room } = await loadRoom()
    return { default: Room as ComponentType }
  })
}

let loadRoom: () => Promise<Rooms> = rooms

/** Lets the words of all rooms arrive together with the rooms. */
export function loadRoomsWith(words: () => Promise<unknown>): void {
  loadRoom = async () => (await Promise.all([rooms(), words()]))[0]
}

/** Rooms that are a file of their own with their own words and style: heavier, and not everybody's. */
function wing<Name extends string>(
  open: () => Promise<Readonly<Record<Name, ComponentType>> & { readonly makeReady: () => Promise<void> }>,
  name: Name,
) {
  return lazy(async (): Promise<{ default: ComponentType }> => {
    const [door] = await Promise.all([open(), loadRoom()])
    await door.makeReady()
    return { default: door[name] }
  })
}

const Protocols = wing(() => import('./protocol/door.ts'), 'Protocols')
const Scenarios = wing(() => import('./scenario/door.ts'), 'Scenarios')
const Tests = wing(() => import('./tests/door.ts'), 'Tests')
const Seat = wing(() => import('./room/seat/door.ts'), 'Seat')
const Desk = wing(() => import('./room/desk/door.ts'), 'Desk')
const Progress = wing(() => import('./mine/door.ts'), 'Progress')
const Profiles = wing(() => import('./mine/door.ts'), 'Profiles')
const Group = wing(() => import('./group/door.ts'), 'GroupPage')
const Privacy = wing(() => import('./group/door.ts'), 'PrivacyPage')
const Centre = wing(() => import('./centre/door.ts'), 'Centre')

const Guide = room('Guide')
const ChapterPage = room('ChapterPage')
const PrintGuide = room('PrintGuide')
const Cards = room('Cards')
const CardPage = room('CardPage')
const Search = room('Search')
const Glossary = room('Glossary')
const Checklist = room('Checklist')
const Practice = room('Practice')
const Settings = room('Settings')
const About = room('About')
const NotFound = room('NotFound')

/** Lets every room be drawn at once from now on. */
export async function preloadRooms(): Promise<void> {
  const all = [
    Guide,
    ChapterPage,
    PrintGuide,
    Cards,
    CardPage,
    Search,
    Glossary,
    Checklist,
    Practice,
    Settings,
    About,
    NotFound,
  ]
  await Promise.all(all.map((each) => each.preload()))
}

/** Lets the rooms an address needs be drawn at once, those among them that are files of their own included. */
export async function preloadFor(path: string): Promise<void> {
  await Promise.all([
    preloadRooms(),
    ...(path.startsWith(PATHS.protocols) ? [Protocols.preload()] : []),
    ...(path.startsWith(PATHS.scenarios) ? [Scenarios.preload()] : []),
    ...(path.startsWith(PATHS.tests) ? [Tests.preload()] : []),
    ...(isHost(path) ? [Desk.preload()] : path.startsWith(PATHS.room) ? [Seat.preload()] : []),
    ...(path === PATHS.progress ? [Progress.preload()] : []),
    ...(path === PATHS.profiles ? [Profiles.preload()] : []),
    ...(path === PATHS.group ? [Group.preload()] : []),
    ...(path.startsWith(PATHS.privacy) ? [Privacy.preload()] : []),
    ...(path === PATHS.centre ? [Centre.preload()] : []),
  ])
}

function isHost(path: string): boolean {
  return path === PATHS.host || path.startsWith(`${PATHS.host}/`)
}

/** The whole app: what the address names, inside the frame. */
export function App() {
  return (
    <LocationProvider>
      <House />
    </LocationProvider>
  )
}

/** The frame, and in it the room the address names. */
export function House() {
  return (
    <Frame>
      <FocusAfterNavigation />
      <ErrorBoundary>
        <Router>
          <Route path={PATHS.home} component={Home} />
          <Route path={PATHS.guide} component={Guide} />
          <Route path={PATHS.chapter} component={ChapterPage} />
          <Route path={PATHS.printGuide} component={PrintGuide} />
          <Route path={PATHS.cards} component={Cards} />
          <Route path={PATHS.card} component={CardPage} />
          <Route path={PATHS.search} component={Search} />
          <Route path={PATHS.glossary} component={Glossary} />
          <Route path={PATHS.checklist} component={Checklist} />
          <Route path={`${PATHS.protocols}/:rest*`} component={Protocols} />
          <Route path={`${PATHS.scenarios}/:rest*`} component={Scenarios} />
          <Route path={`${PATHS.tests}/:rest*`} component={Tests} />
          <Route path={`${PATHS.host}/:rest*`} component={Desk} />
          <Route path={`${PATHS.room}/:rest*`} component={Seat} />
          <Route path={PATHS.progress} component={Progress} />
          <Route path={PATHS.profiles} component={Profiles} />
          <Route path={PATHS.group} component={Group} />
          <Route path={`${PATHS.privacy}/:rest*`} component={Privacy} />
          <Route path={PATHS.centre} component={Centre} />
          <Route path={PATHS.practice} component={Practice} />
          <Route path={PATHS.settings} component={Settings} />
          <Route path={PATHS.about} component={About} />
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
    </Frame>
  )
}

let firstPath: string | undefined

/** After a change of route the heading of the new page takes the focus, so that a screen reader says where one is. */
function FocusAfterNavigation() {
  const { path } = useLocation()
  useEffect(() => {
    firstPath ??= path
    if (path === firstPath) return
    firstPath = ''
    focusHeading()
  }, [path])
  return null
}
