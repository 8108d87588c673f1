import type { Documents } from '../flow/documents.ts'

/** The documents a page draws from, so that they can be fetched before it is drawn. */
export function documentsFor(path: string): readonly (keyof Documents)[] {
  const [, place, id] = path.split('/')
  switch (place) {
    case 'guide':
      return id ? [`chapter/${id}`, 'contents', 'law'] : ['contents']
    case 'print':
      return ['contents', 'law']
    case 'cards':
      return id ? ['cards', 'law'] : ['cards']
    case 'glossary':
      return ['terms']
    case 'protocols': // rooms that open their own pieces of the pack
    case 'scenarios':
    case 'tests':
    case 'room':
    case 'about':
      return ['law']
    default:
      return []
  }
}
