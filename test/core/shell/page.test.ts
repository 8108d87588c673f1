import { describe, expect, test } from 'vitest'
import { type Page, writePage } from '../../../src/core/shell/page.ts'

const shell = { style: 'body{margin:0}', script: '/assets/app.js', parts: [] }
const page: Page = {
  language: 'hy',
  title: 'Ubani',
  description: 'Polling day',
  body: '<main>…</main>',
  path: '/',
  words: '{}',
}

describe('a page written before any script runs', () => {
  test('says its language and is dressed as the reader chose', () => {
    const html = writePage(shell, page, { theme: 'dark', size: 2, installed: true, chosen: true })
    expect(html).toContain(
      '<html lang="hy" data-theme="dark" data-size="2" data-installed data-chosen="true">',
    )
  })

  test('says nothing about dress when the phone’s own is wanted', () => {
    expect(writePage(shell, page, { theme: 'system', size: 0 })).toContain('<html lang="hy">\n')
  })

  test('has its parts fetched side by side, unless it is pressed and can wait until it is touched', () => {
    const parts = ['/assets/store.js', '/assets/rooms.js']
    const live = writePage({ ...shell, parts }, page, {})
    expect(live.match(/<link rel="modulepreload" href="[^"]+">/g)).toHaveLength(2)
    const pressed = writePage({ ...shell, parts }, { ...page, pressed: true }, {})
    expect(pressed).not.toContain('modulepreload')
    expect(pressed).toContain('<div id="app" data-page="/" data-pressed>')
  })

  test('lets no word become markup', () => {
    const hostile = '</script><script>alert(1)</script>'
    const html = writePage(
      { ...shell, script: '/a.js" onerror="alert(1)', parts: ['/b.js" onerror="alert(1)'] },
      {
        ...page,
        title: hostile,
        description: `"${hostile}`,
        path: `"${hostile}`,
        words: JSON.stringify({ a: hostile }),
      },
      { theme: `"${hostile}` },
    )
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('" onerror="')
    expect(html.match(/<\/script>/g)).toHaveLength(2)
    const words = /<script type="application\/json" id="words">(.*)<\/script>/.exec(html)?.[1] ?? ''
    expect(JSON.parse(words)).toEqual({ a: hostile })
  })
})
