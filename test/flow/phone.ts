import { centre } from './trust.ts'
import 'fake-indexeddb/auto'
import { vi } from 'vitest'
import type { Language } from '../../src/core/language.ts'
import { writeBundle } from '../../src/core/pack/bundle.ts'
import { canonicalJson } from '../../src/core/pack/canonical.ts'
import type { Manifest } from '../../src/core/pack/manifest.ts'
import { lockProfile } from '../../src/flow/profiles.ts'
import { withDatabase } from '../../src/storage/open.ts'
import {
  manifestOver,
  sealed,
  smallGlossary,
  smallGuide,
  wrapPack,
  type Wrapped,
} from '../core/pack/sealed.ts'

/* Import this before anything of src/flow: it brings the keys that this app trusts, and a database. */

export { centre }

/** A set of packs as a centre would send it out. */
export interface Edition {
  readonly language: Language
  readonly packs: readonly Wrapped[]
  readonly manifest: Manifest
  readonly envelope: string
}

/** An edition in good order; `changes` alters its manifest before it is signed. */
export function editionOf(
  language: Language,
  changes: Partial<Manifest> = {},
  packs: readonly Wrapped[] = [
    wrapPack(smallGuide(language, `version ${changes.version ?? 3} ${changes.issued ?? ''}`)),
    wrapPack(smallGlossary(language)),
  ],
): Edition {
  const manifest = manifestOver(packs, changes)
  return { language, packs, manifest, envelope: sealed(canonicalJson(manifest), centre) }
}

/** The hand-over file of an edition. */
export function bundleOf({ language, envelope, packs }: Edition): string {
  return writeBundle(
    language,
    envelope,
    Object.fromEntries(packs.map(({ text, entry }) => [entry.sha256, text])),
  )
}

/** Everything the phone remembers goes; the next use finds it as new. */
export async function wipePhone(): Promise<void> {
  await withDatabase(async (db) => {
    await Promise.all(db.tables.map((table) => table.clear()))
  })
  lockProfile()
}

/** How many rows each table holds, empty ones left out. */
export async function rowsKept(): Promise<Record<string, number>> {
  return withDatabase(async (db) => {
    const counts = await Promise.all(
      db.tables.map(async (table) => [table.name, await table.count()] as const),
    )
    return Object.fromEntries(counts.filter(([, count]) => count > 0))
  })
}

/** What a full disk says when something is to be written; when a table is named, there is room until that one's turn. */
export function fillDisk(table?: string): { free(): void } {
  const spies = (['put', 'add'] as const).map((way) => {
    const write = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, way)
      ?.value as IDBObjectStore['put']
    return vi.spyOn(IDBObjectStore.prototype, way).mockImplementation(function (
      this: IDBObjectStore,
      ...row
    ) {
      if (this.name !== (table ?? this.name)) return write.apply(this, row)
      throw new DOMException('The disk is full', 'QuotaExceededError')
    })
  })
  return {
    free() {
      for (const spy of spies) spy.mockRestore()
    },
  }
}
