import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from './measure.ts'
import { type Certificate, Site } from './site.ts'
import { floor, preactMin, ubani } from './sites.ts'

/** The three sites of a run: the least a page can be, a bare app of the usual make, and ours. */
export async function plansFor(dist: string, certificate: Certificate): Promise<Plan[]> {
  return [
    {
      site: new Site('floor', certificate, floor()),
      home: '#steps li',
      deep: { path: '/', ready: '#steps li' },
    },
    {
      site: new Site('preact-min', certificate, await preactMin()),
      home: 'main h1',
      live: 'main button',
      deep: { path: '/list/seal', ready: 'main .text' },
      ways: [
        { tap: 'nav a[href="/list"]', isSo: there('main li') },
        { tap: 'main a[href="/list/seal"]', isSo: there('main .text') },
        { tap: 'nav a[href="/"]', isSo: there('main button') },
      ],
    },
    {
      site: new Site('ubani', certificate, await ubani(dist)),
      home: 'main h1',
      live: 'on ubani-live',
      deep: { path: '/guide/counting', ready: 'main ol li[id]' },
      ways: [
        { tap: 'nav a[href="/guide"]', isSo: there('main a[href="/guide/complaints"]') },
        { tap: 'main a[href="/guide/counting"]', isSo: there('main ol li[id]') },
        { tap: 'nav a[href="/"]', isSo: there('main a[href="/glossary"]') },
      ],
      save: savingIn('ka'),
      search: {
        tap: 'header a[href="/search"]',
        field: '#query',
        answer: 'main p[role=status]',
        words: ['ბიულეტენი', 'საარჩევნო ყუთი', 'ამომრჩეველთა სია', 'ოქმი', 'დალუქვა', 'ხელმოწერა'],
        slip: 'ბიულტენი',
      },
    },
  ]
}

/** The button that saves, and the words that say that it is done. */
export function savingIn(language: string): NonNullable<Plan['save']> {
  const words = JSON.parse(readFileSync(join('locales', language, 'home.json'), 'utf8')) as {
    onThisPhone: string
  }
  return { button: '.button.primary', done: words.onThisPhone }
}

function there(selector: string): string {
  return `document.querySelector(${JSON.stringify(selector)}) !== null`
}
