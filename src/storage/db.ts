import Dexie, { type EntityTable, type Table } from 'dexie'
import type { Attempt } from '../core/attempt/attempt.ts'
import type { Uuid } from '../core/ids.ts'
import type { Language } from '../core/language.ts'
import type { Entry, RoomHead } from '../core/room/record.ts'
import type { AttemptRefusal } from '../core/sync/batch.ts'

/** One installed set of packs of one language. Two are kept per language: the one in use and the one before. */
export interface EditionRow {
  /** `language@version@issued` */
  readonly id: string
  readonly language: Language
  readonly version: number
  readonly issued: string
  /** Milliseconds since 1970. */
  readonly installedAt: number
  /** The signed envelope it came with, for handing it on. */
  readonly manifest: string
  /** Size of the texts in bytes. */
  readonly bytes: number
}

/** A piece of an edition that is read at once: a chapter, a list of cards, the glossary. */
export interface DocumentRow {
  readonly edition: string
  /** `kind` or `kind/id`, for example `chapter/counting`. */
  readonly name: string
  readonly value: unknown
}

/** A pack's text as it was signed, kept for handing it on. */
export interface TextRow {
  readonly edition: string
  readonly sha256: string
  readonly text: string
}

/** A pack that has arrived whole while others of its edition have not: a cut download goes on from here. */
export interface ArrivalRow {
  readonly sha256: string
  readonly text: string
}

/** A scene as it was when a play of it began, so that the play can be finished on it whatever a new edition brings. */
export interface SceneRow {
  /** `<fingerprint>/<language>` */
  readonly key: string
  readonly fingerprint: string
  readonly language: Language
  /** As it stood in the pack; it is parsed again before anybody plays it. */
  readonly value: { readonly reads: number; readonly scene: unknown; readonly words: unknown }
}

/** Questions as they stood in the pack, for keeping; they are parsed again before anybody answers them. */
export interface KeptQuestions {
  readonly questions: readonly {
    readonly topic: string
    readonly item: string
    readonly seed: string
  }[]
  readonly items: readonly {
    readonly topic: string
    readonly reads: number
    readonly item: unknown
    readonly words: unknown
  }[]
}

/**
 * The paper of an exam, or the questions of a quiz of the room, as it was when it began, in one language: it is answered to its end
 * whatever a new edition brings.
 */
export interface PaperRow {
  /** `<attempt>/<language>` */
  readonly key: string
  /** The attempt, or the row of a room that is held from this phone. */
  readonly attempt: string
  readonly language: Language
  readonly value: KeptQuestions & {
    /** As it stood in the pack; a quiz of the room has none. */
    readonly exam?: { readonly reads: number; readonly exam: unknown; readonly words: unknown }
  }
}

/** A room that somebody holds from this phone. */
export interface RoomRow {
  /** `<person>/<room>`: two people on one phone may have the same room, handed over as a file. */
  readonly id: string
  readonly person: Uuid
  readonly head: RoomHead
  /** When it was closed, in ms since 1970; it can still be looked at. */
  readonly closedAt?: number
}

/** One thing that a room knows: a sheet that came in, a card that was held up, a name. */
export interface EntryRow {
  /** The `id` of the room's row. */
  readonly room: string
  readonly key: string
  readonly entry: Entry
}

/**
 * What somebody said of a quiz of the room. It stands apart from the attempt, which names a person and goes to the centre; this is
 * nobody's.
 */
export interface EvaluationRow {
  readonly attempt: string
  readonly number: number
  /** 1…5, or null for none. */
  readonly ratings: readonly (number | null)[]
  /** What is asked of the trainer. */
  readonly question?: string
}

/** An attempt that has not been acknowledged by the centre. */
export interface OutboxRow {
  readonly attempt: string
  readonly queuedAt: number
  /** Why the centre will not have it as it is: it is not sent until it is changed, or somebody wants it sent once more. */
  readonly aside?: AttemptRefusal
}

/** A small thing remembered by name. */
export interface SettingRow {
  readonly key: string
  readonly value: unknown
}

/** The stores of every version ever shipped. Stored shapes only grow: add a version, never change one (test/storage/ladder.test.ts). */
export const LADDER: ReadonlyArray<{
  readonly version: number
  readonly stores: Readonly<Record<string, string>>
}> = [
  {
    version: 1,
    stores: {
      settings: 'key',
      editions: 'id, language',
      documents: '[edition+name], edition',
      texts: '[edition+sha256], edition',
      arrivals: 'sha256',
      attempts: 'id, kind, [kind+subject], sequence',
      outbox: 'attempt',
    },
  },
  { version: 2, stores: { scenes: 'key' } },
  { version: 3, stores: { papers: 'key' } },
  { version: 4, stores: { rooms: 'id', entries: '[room+key], room', evaluations: 'attempt' } },
]

export class Database extends Dexie {
  declare settings: EntityTable<SettingRow, 'key'>
  declare editions: EntityTable<EditionRow, 'id'>
  declare documents: Table<DocumentRow, [string, string]>
  declare texts: Table<TextRow, [string, string]>
  declare arrivals: EntityTable<ArrivalRow, 'sha256'>
  declare attempts: EntityTable<Attempt, 'id'>
  declare outbox: EntityTable<OutboxRow, 'attempt'>
  declare scenes: EntityTable<SceneRow, 'key'>
  declare papers: EntityTable<PaperRow, 'key'>
  declare rooms: EntityTable<RoomRow, 'id'>
  declare entries: Table<EntryRow, [string, string]>
  declare evaluations: EntityTable<EvaluationRow, 'attempt'>

  constructor(name = 'ubani') {
    // 'strict': the browser's default loses acknowledged writes at power loss; measured, 40 of 40.
    super(name, { chromeTransactionDurability: 'strict' })
    for (const { version, stores } of LADDER) this.version(version).stores(stores)
  }
}
