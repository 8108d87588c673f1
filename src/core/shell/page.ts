import type { Language } from '../language.ts'

/*
 * The text of a page before any script runs. One function writes it in two places: at build, for the server, and in the
 * service worker, for every day after; so a page is the same whether it came from the network or from the phone.
 */

/** What all pages of a build share. */
export interface Shell {
  /** All styles of the first screens; its hash stands in the content security policy. */
  readonly style: string
  /** Address of the entry script. */
  readonly script: string
  /** Addresses of what makes any page live, to be fetched side by side. */
  readonly parts: readonly string[]
}

/** What a page says. */
export interface Page {
  readonly language: Language
  readonly title: string
  readonly description: string
  /** Rendered markup of the app. */
  readonly body: string
  /** The path this markup shows; empty for a frame that the script fills. */
  readonly path: string
  /** JSON: the words and formats of the first screen. */
  readonly words: string
  /** The page shows all there is to show: the script may wait until somebody touches it (src/ui/boot.ts). */
  readonly pressed?: boolean
}

/** How a person wants the page dressed. */
export interface Dress {
  readonly theme?: string | undefined
  readonly size?: number | undefined
  /** The guide is on this phone: the invitation to save it is not shown even for a moment. */
  readonly installed?: boolean
  /** The language was chosen for this visitor, not just the default of a static host. */
  readonly chosen?: boolean
}

/** Writes a whole page. */
export function writePage(shell: Shell, page: Page, dress: Dress): string {
  const marks = [
    dress.theme && dress.theme !== 'system' ? ` data-theme="${attribute(dress.theme)}"` : '',
    dress.size ? ` data-size="${attribute(String(dress.size))}"` : '',
    dress.installed ? ' data-installed' : '',
    dress.chosen ? ' data-chosen="true"' : '',
  ].join('')
  return `<!doctype html>
<html lang="${page.language}"${marks}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${text(page.title)}</title>
<meta name="description" content="${attribute(page.description)}">
<meta name="theme-color" content="#faf6ee" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#14191a" media="(prefers-color-scheme: dark)">
<link rel="manifest" href="/manifest.webmanifest">
<link rel="icon" href="/icons/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/icons/icon-180.png">
<style>${shell.style}</style>
<script type="module" src="${attribute(shell.script)}"></script>
${page.pressed ? '' : shell.parts.map((part) => `<link rel="modulepreload" href="${attribute(part)}">`).join('')}
</head>
<body>
<div id="app"${page.path ? ` data-page="${attribute(page.path)}"` : ''}${page.pressed ? ' data-pressed' : ''}>${page.body}</div>
<script type="application/json" id="words">${page.words.replace(/</g, '\\u003c')}</script>
</body>
</html>
`
}

function text(plain: string): string {
  return plain.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

function attribute(plain: string): string {
  return text(plain).replace(/"/g, '&quot;')
}
