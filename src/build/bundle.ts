import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { InlineConfig, Plugin } from 'vite'
import type { Shell } from '../core/shell/page.ts'
import type { Constants } from './constants.ts'

/** How the app is bundled for browsers. */
export function clientConfig(root: string, define: Constants): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { ...define },
    // Dexie's own entry leads to its form for browsers of long ago, which is larger and needs a runtime.
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    plugins: [leanFsrs()],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      manifest: true,
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(DOORS).map(([door, path]) => [door, join(root, path)])),
        preserveEntrySignatures: 'allow-extension',
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: doorFinder(root), debugName: 'doors' }],
          },
        },
      },
    },
  }
}

/**
 * The doors into the code in the order in which they are opened. What lies behind a door is one file, so that the app is few;
 * what lies behind two goes with the one opened first. The words of a language are a file of their own.
 */
const DOORS = {
  app: 'src/ui/boot.ts',
  /** Home and what draws it. */
  main: 'src/ui/main.tsx',
  /** What remembers and checks: database, schemas, signatures. */
  store: 'src/ui/verbs.ts',
  rooms: 'src/ui/rooms.ts',
  /** Ed25519 for browsers that lack it. */
  signatures: 'src/flow/signatures.ts',
  /** Protocol practice: engine, generator, screens. */
  protocols: 'src/ui/protocol/door.ts',
  /** Squares drawn and read, for everything that passes from phone to phone. */
  squares: 'src/ui/parts/squares/squares.ts',
  /** What carries scores home. It is opened by every start, so what others show of it is theirs through it. */
  post: 'src/ui/post/door.ts',
  /** What people ask of what the centre has of them; sending opens it when somebody has asked. */
  wishes: 'src/flow/settle-wishes.ts',
  /** Role-plays: engine, drawings, play. */
  scenarios: 'src/ui/scenario/door.ts',
  /** What comes later in a role-play or beside it: log-book, debrief, acting in a room, a run on several phones. */
  actroom: 'src/ui/scenario/act-room.ts',
  /** What comes later in an exercise or beside it: count, debrief, drills, paper. */
  backroom: 'src/ui/protocol/back-room.ts',
  /** Questions: practice, review, what memory keeps. */
  tests: 'src/ui/tests/door.ts',
  /** The mock exam. */
  examroom: 'src/ui/tests/exam-room.ts',
  /** What is one's own: progress, and who is at this phone. */
  mine: 'src/ui/mine/door.ts',
  /** Where results are, and the group they belong to. */
  group: 'src/ui/group/door.ts',
  /** What a person may ask of what is theirs. */
  privacy: 'src/ui/privacy/door.ts',
  /** The reports of the training centre. */
  centre: 'src/ui/centre/door.ts',
  /** The camera that reads squares and cards. */
  sight: 'src/ui/room/sight/door.ts',
  /** The room, for whoever takes part. */
  seat: 'src/ui/room/seat/door.ts',
  /** The room, for whoever leads it. */
  desk: 'src/ui/room/desk/door.ts',
  /** What the trainer needs later: gathering, reports, paper, plans. */
  deskback: 'src/ui/room/desk/back.ts',
  /** Rooms out of a locked copy: what reads them is the desk's. */
  roomsback: 'src/flow/restore-rooms.ts',
} as const

type Door = keyof typeof DOORS

/** Doors that are opened on the way to any other, in their order. */
const FIRST: readonly Door[] = ['app', 'main', 'store', 'rooms', 'signatures', 'squares', 'post', 'wishes']
/** Wings entered one without the other: what two of them need is a file of its own, so that neither opens the other. */
const WINGS: readonly (readonly Door[])[] = [
  ['protocols', 'backroom'],
  ['scenarios', 'actroom'],
  ['tests', 'examroom', 'mine', 'sight', 'seat', 'desk', 'deskback', 'privacy', 'roomsback'],
  ['group', 'centre'],
]

/** The file of what several wings need, and no page before them. */
const SHARED = 'workshop'

type FindModule = (id: string) => { readonly importedIds: readonly string[] } | null

/** Tells behind which door a module lies. */
function doorFinder(root: string): (id: string, context: { getModuleInfo: FindModule }) => string | null {
  let doors: ReadonlyMap<string, string> | undefined
  return (id, context) => {
    doors ??= openDoors(root, (each) => context.getModuleInfo(each))
    return doors.get(id) ?? null
  }
}

function openDoors(root: string, find: FindModule): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const open = (doors: readonly Door[]): Map<string, string> => {
    const behind = new Map<string, string>()
    for (const door of doors) {
      const ahead = [join(root, DOORS[door])]
      for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
        if (found.has(id) || behind.has(id)) continue
        behind.set(id, door)
        ahead.push(...(find(id)?.importedIds ?? []))
      }
    }
    return behind
  }
  for (const [id, door] of open(FIRST)) found.set(id, door)
  const wings = WINGS.map(open)
  for (const wing of wings)
    for (const [id, door] of wing)
      found.set(id, wings.some((other) => other !== wing && other.has(id)) ? SHARED : door)
  return found
}

/** What nobody here calls in ts-fsrs, and a bundler cannot leave out by itself. */
const UNUSED_IN_FSRS = [
  // deprecated methods that it adds to every date of the page
  ...['scheduler', 'diff', 'format', 'dueFormat'].map(
    (name) => new RegExp(`^Date\\.prototype\\.${name} = function[^]*?^\\};\n`, 'm'),
  ),
  // members of its model that make due dates, of which there are none here (docs/decisions/015), or change its weights later
  ...[
    'get interval_modifier',
    'set seed',
    'get parameters',
    'set parameters',
    'update_parameters',
    'apply_fuzz',
    'next_interval',
  ].map((name) => new RegExp(`^ {2}${name}\\([^]*?^ {2}\\}\n`, 'm')),
  // weights of its earlier versions, made longer: here are only those it brings
  /^ {2}switch \(parameters\.length\) \{[^]*?^ {2}\}\n/m,
]

/** Takes out of ts-fsrs what nobody here calls, a third of what is bundled of it; the model itself stays as it is. */
function leanFsrs(): Plugin {
  return {
    name: 'lean-fsrs',
    transform(code, id) {
      if (!id.includes('/ts-fsrs/')) return undefined
      const lean = UNUSED_IN_FSRS.reduce((rest, unused) => {
        if (!unused.test(rest)) throw new Error(`ts-fsrs has changed: ${unused} is not in it`)
        return rest.replace(unused, '')
      }, code)
      return { code: lean, map: null }
    },
  }
}

/** How the drawing floor is bundled for Node, so that pages can be drawn at build. */
export function drawingConfig(root: string, define: Constants): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { ...define },
    build: {
      ssr: join(root, 'src/ui/prerender.tsx'),
      outDir: 'out/drawing',
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'prerender.js' } },
    },
    ssr: { noExternal: true },
  }
}

/** Reads what bundling came to: the style that goes into every page, the entry and the parts behind it. */
export function readShell(dist: string): Shell {
  const files = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    { file: string }
  >
  const style = files['style.css']?.file // the one of the first load; a room's own style stays a file of its own
  if (!style) throw new Error('The build has no style')
  const css = readFileSync(join(dist, style), 'utf8').trim()
  rmSync(join(dist, style)) // it stands in every page; nobody fetches it
  const address = (door: keyof typeof DOORS): string => {
    const found = files[DOORS[door]]
    if (!found) throw new Error(`The build has no ${DOORS[door]}`)
    return `/${found.file}`
  }
  return { style: css, script: address('app'), parts: [address('main'), address('store')] }
}
