import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { makePacks, type ContentReport } from '../../src/build/packs.ts'
import { signingKey } from '../../src/build/sign.ts'
import { LANGUAGES, type Language } from '../../src/core/language.ts'
import { newPem } from '../core/pack/seal.ts'

/** A folder that is gone when the test is over. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ubani-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const SAID: Readonly<Record<Language, { seal: string; box: string; show: string; title: string }>> = {
  ka: { seal: 'დალუქეთ ყუთი.', box: 'ყუთი', show: 'აჩვენეთ ყუთი.', title: 'გახსნა' },
  hy: { seal: 'Կնքե՛ք տուփը։', box: 'տուփ', show: 'Ցո՛ւյց տվեք տուփը։', title: 'Բացում' },
  az: { seal: 'Qutunu möhürləyin.', box: 'qutu', show: 'Qutunu göstərin.', title: 'Açılış' },
  en: { seal: 'Seal the box.', box: 'box', show: 'Show the box.', title: 'Opening' },
}

/** The smallest content wing in good order: one chapter of two steps, one card, one word, one act. */
function healthy(): Record<string, string> {
  const files: Record<string, string> = {
    'packs.yml': `audience: xx-pec
version: 7
source: ka
packs: { guide: [guide, law], cards: [cards], terms: [terms.yml, terms] }
`,
    'terms.yml': `terms:
  - { id: box, seen: [ka], ka: ${SAID.ka.box}, hy: ${SAID.hy.box}, az: ${SAID.az.box}, en: ${SAID.en.box} }
`,
    'law/acts.yml': `acts:
  - { id: code }
sources:
  - { id: S1, note: read in the library }
`,
    'guide/01-opening/page.yml': `id: opening
order: 1
phase: opening
law: []
sections:
  - id: seal
    law:
      - { act: code, article: "1", certainty: sure, sources: [S1] }
    steps:
      - id: show-box
        roles: [chair]
        at: "07:30"
      - id: seal-box
        roles: [chair]
        check: true
`,
    'cards/1-boxes/cards.yml': `id: boxes
order: 1
cards:
  - id: broken-seal
    roles: [chair]
    chapter: opening#seal
    law:
      - { act: code, certainty: sure }
`,
  }
  for (const language of LANGUAGES) {
    const { seal, box, show, title } = SAID[language]
    files[`law/${language}.yml`] = `acts: { code: "${title}" }\ntexts: {}\nstatus: "${title}"\n`
    files[`terms/${language}.yml`] = `definitions:\n  box: "${box}"\n`
    files[`guide/01-opening/${language}.md`] = `---
title: ${title}
short: ${title}
summary: ${title}
---
${show}

## ${title} {#seal}

1. {#show-box} **${show}** [${box}](term:box)

2. {#seal-box} **${seal}** See [${box}](card:broken-seal).
`
    files[`cards/1-boxes/${language}.yml`] = `theme: ${title}
cards:
  broken-seal:
    title: ${title}
    see: "${seal}"
    now: ["${show}", "${seal}"]
    never: ["${seal}"]
    decides: "${seal}"
    log: "07:40 – ${seal}"
`
  }
  return files
}

const key = signingKey({ PACK_SIGNING_KEY: newPem() }, '')

/** A content wing of a test's own, in which files can be spoilt. */
export class TestWing {
  readonly root = scratch()
  readonly target = join(scratch(), 'packs')

  constructor() {
    for (const [file, text] of Object.entries(healthy())) this.write(file, text)
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true })
    writeFileSync(join(this.root, file), text)
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8')
  }

  /** Replaces a piece of a file; gives the line it stands in, as an author counts. */
  change(file: string, piece: string, other: string): number {
    const text = this.read(file)
    const at = text.indexOf(piece)
    if (at < 0) throw new Error(`${file} does not say ${piece}`)
    this.write(file, text.slice(0, at) + other + text.slice(at + piece.length))
    return text.slice(0, at).split('\n').length
  }

  remove(file: string): void {
    rmSync(join(this.root, file))
  }

  make(signing = key, now = new Date('2026-10-01T12:00:00.500Z')): ContentReport {
    return makePacks(this, this.target, signing, now)
  }
}
