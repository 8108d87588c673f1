import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Packs from '../src/build/packs.ts'
import type * as Sign from '../src/build/sign.ts'
import type * as Stamp from '../src/build/stamp.ts'
import type * as Files from '../src/server/files.ts'
import { bigForm, bigFormWords } from './big-form.ts'
import { Browser, Profile, type Tab } from './browser.ts'
import { type Figures, quantile } from './measure.ts'
import { type Certificate, Site } from './site.ts'
import { ubani } from './sites.ts'
import { watching } from './watch.ts'

/*
 * What a key costs on the largest form: from the key to the painted verdict, with the processor six times slower.
 */

const SLOWER = 6
const BOXES_ON_A_SCREEN = 10

/** Fills the big form in the calculator, box by box, and measures every key. */
export async function entryFigures(root: string, dist: string, certificate: Certificate): Promise<Figures> {
  const site = new Site('practice', certificate, await ubani(dist, await withBigForm(root)))
  const profile = new Profile()
  await site.line.connect()
  const browser = await Browser.start(profile, certificate.fingerprint, 'en')
  try {
    const tab = await browser.page()
    await tab.before(watching({ home: 'main h1' }))
    await tab.go(`${site.url}/protocols/calculator?lang=en`)
    await tab.until(`document.querySelector('#calculator-form option[value=zz-big]')`)
    await tab.ask(`(() => {
      const select = document.querySelector('#calculator-form')
      select.value = 'zz-big'
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })()`)
    await tab.until(`document.getElementById('pr:box-1')?.offsetParent`)
    await tab.slowDown(SLOWER)
    const keys: number[] = []
    const sections: number[] = []
    for (let box = 1; box <= 4 * BOXES_ON_A_SCREEN; box++) {
      keys.push(...(await typeInto(tab, `pr:box-${box}`)))
      if (box % BOXES_ON_A_SCREEN === 0 && box < 4 * BOXES_ON_A_SCREEN)
        sections.push(await goOn(tab, `pr:box-${box + 1}`))
    }
    return {
      keyMedian: quantile(keys, 0.5),
      key95: quantile(keys, 0.95),
      sectionMedian: quantile(sections, 0.5),
    }
  } finally {
    await browser.close()
    await site.line.cut()
    profile.throwAway()
  }
}

/** The first key in a box changes what is said below the form; how long until that is painted, and the second key, in ms. */
async function typeInto(tab: Tab, id: string): Promise<number[]> {
  await tab.ask(`document.getElementById(${JSON.stringify(id)}).focus()`)
  await tab.ask(`window.said = document.querySelector('.pr-e-status').textContent`)
  const took: number[] = []
  for (const [digit, isSo] of [
    [
      '4',
      `document.querySelector('.pr-e-status').textContent !== window.said || document.activeElement.value !== ''`,
    ],
    ['2', `document.activeElement.value.length === 2`],
  ] as const) {
    await tab.ask(`watch.arm('input', () => ${isSo})`)
    await tab.type(digit)
    took.push(await taken(tab, `a key in ${id}`))
    await new Promise((over) => setTimeout(over, 60))
  }
  return took
}

async function goOn(tab: Tab, next: string): Promise<number> {
  await tab.ask(`watch.arm('click', () => document.getElementById(${JSON.stringify(next)})?.offsetParent)`)
  await tab.tap('[id="pr:next"]')
  return taken(tab, `the way to ${next}`)
}

/** How long it took, in ms; what never happens ends the run with its name instead of waiting for ever. */
async function taken(tab: Tab, what: string): Promise<number> {
  const patience = `new Promise((_, give) => setTimeout(() => give(new Error(${JSON.stringify(`never seen: ${what}`)})), 20000))`
  return tab.ask<number>(`Promise.race([watch.took, ${patience}])`)
}

/** The packs of the content wing with the big form among them, signed as the build signs. */
async function withBigForm(root: string): Promise<ReadonlyMap<string, Files.BuiltFile>> {
  const compiled = (name: string): string => pathToFileURL(join(root, `out/ts/build/${name}.js`)).href
  const { makePacks } = (await import(compiled('packs'))) as typeof Packs
  const { signingKey } = (await import(compiled('sign'))) as typeof Sign
  const wing = join(root, 'out/bench/wing')
  const target = join(root, 'out/bench/packs')
  rmSync(wing, { recursive: true, force: true })
  cpSync(join(root, 'content'), wing, { recursive: true })
  mkdirSync(join(wing, 'protocols/zz-big'), { recursive: true })
  writeFileSync(join(wing, 'protocols/zz-big/form.yml'), bigForm())
  const { stampTranslation } = (await import(compiled('stamp'))) as typeof Stamp
  for (const language of ['ka', 'hy', 'az', 'en'])
    writeFileSync(join(wing, `protocols/zz-big/${language}.yml`), bigFormWords())
  for (const language of ['hy', 'az', 'en'])
    stampTranslation(join(wing, `protocols/zz-big/${language}.yml`), 'ka')
  const key = signingKey(process.env, join(root, process.env['DATA_DIR'] ?? 'data'))
  const { manifest, problems } = makePacks({ root: wing }, target, key, new Date())
  if (!manifest)
    throw new Error(`The big form is not well formed: ${JSON.stringify(problems.list.slice(0, 3))}`)
  const file = (path: string): Files.BuiltFile => {
    const plain = readFileSync(join(target, path))
    return { type: 'application/json; charset=utf-8', plain, packed: undefined, etag: `"${path}"` }
  }
  return new Map([
    ['/packs/manifest.json', file('manifest.json')],
    ...manifest.packs.map(({ path }) => [`/packs/${path}`, file(path)] as const),
  ])
}
