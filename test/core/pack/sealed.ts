import { createHash } from 'node:crypto'
import type { Language } from '../../../src/core/language.ts'
import { canonicalJson } from '../../../src/core/pack/canonical.ts'
import type { Pack, PackOf } from '../../../src/core/pack/content.ts'
import type { Checks, Manifest, PackEntry } from '../../../src/core/pack/manifest.ts'
import { checks } from '../../../src/flow/checks.ts'
import type { Seal } from './seal.ts'

/** The app's own checks, trusting the given keys. */
export function checksTrusting(...seals: readonly Seal[]): Checks {
  return { ...checks, trusted: seals.map((seal) => seal.open) }
}

/** A manifest payload in its signed envelope, whatever the payload says. */
export function sealed(payload: string, seal: Seal): string {
  return canonicalJson({ payload, signature: seal.sign(payload), key: seal.open })
}

/** A pack's text and its line in a manifest. */
export interface Wrapped {
  readonly text: string
  readonly entry: PackEntry
}

/** Any text as a pack would lie on the server, its line in the manifest true to it. */
export function wrap(text: string, kind: string, language: Language): Wrapped {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const path = `${language}/${kind}.${sha256.slice(0, 16)}.json`
  const bytes = Buffer.byteLength(text)
  return { text, entry: { kind, language, path, sha256, bytes, wire: Math.ceil(bytes / 4) } }
}

export function wrapPack(pack: Pack): Wrapped {
  return wrap(canonicalJson(pack), pack.kind, pack.language)
}

/** A manifest in good order over some packs, but for the given changes. */
export function manifestOver(packs: readonly Wrapped[], changes: Partial<Manifest> = {}): Manifest {
  return {
    format: 1,
    audience: 'ge-pec',
    version: 3,
    issued: '2026-10-01T12:00:00Z',
    packs: packs.map(({ entry }) => entry),
    ...changes,
  }
}

const HEADING: Readonly<Record<Language, string>> = {
  ka: 'ყუთის დალუქვა',
  hy: 'Տուփի կնքումը',
  az: 'Qutunun möhürlənməsi',
  en: 'Sealing the box',
}

/** A guide of one step. `edition` changes its text, and so its hash. */
export function smallGuide(language: Language, edition = 'first'): PackOf<'guide'> {
  return {
    format: 1,
    kind: 'guide',
    language,
    chapters: [
      {
        id: 'opening',
        order: 1,
        phase: 'opening',
        title: HEADING[language],
        short: HEADING[language],
        summary: edition,
        intro: [],
        law: [],
        sections: [
          {
            id: 'seal',
            title: HEADING[language],
            law: [],
            blocks: [{ k: 'step', id: 'seal-box' }],
            steps: [
              {
                id: 'seal-box',
                roles: ['chair'],
                at: '07:30',
                check: true,
                writes: ['log-book'],
                precincts: 'all',
                law: [],
                number: 1,
                lines: [[{ b: HEADING[language] }, ' 1 → 2']],
                fold: '|',
              },
            ],
            fold: '|',
          },
        ],
      },
    ],
    law: { acts: {}, texts: {}, status: '', sources: {} },
  }
}

/** A glossary of one word. */
export function smallGlossary(language: Language): PackOf<'terms'> {
  return {
    format: 1,
    kind: 'terms',
    language,
    terms: [
      {
        id: 'box-seal',
        seen: ['ka'],
        ka: 'ლუქი',
        hy: 'կնիք',
        az: 'möhür',
        en: 'seal',
        definition: HEADING[language],
        fold: '|',
      },
    ],
  }
}
