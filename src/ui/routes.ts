/*
 * WARNING: this module is part of the first load.
 * Every path of the app, fixed: links are shared and printed.
 */
export const PATHS = {
  home: '/',
  guide: '/guide',
  chapter: '/guide/:chapter',
  printGuide: '/print',
  cards: '/cards',
  card: '/cards/:card',
  search: '/search',
  glossary: '/glossary',
  checklist: '/checklist',
  practice: '/practice',
  scenarios: '/scenarios',
  protocols: '/protocols',
  tests: '/tests',
  room: '/room',
  host: '/room/host',
  progress: '/progress',
  profiles: '/profiles',
  group: '/group',
  privacy: '/privacy',
  centre: '/centre',
  settings: '/settings',
  about: '/about',
} as const

/** Turns a content link (`term:…`, `card:…`, `guide:…#…`) into an address of the app. */
export function addressOf(target: string): string {
  const colon = target.indexOf(':')
  const rest = target.slice(colon + 1)
  switch (target.slice(0, colon)) {
    case 'term':
      return `${PATHS.glossary}#${rest}`
    case 'card':
      return `${PATHS.cards}/${rest}`
    default:
      return `${PATHS.guide}/${rest}`
  }
}
