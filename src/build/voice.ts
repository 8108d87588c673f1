import type {
  Blockquote,
  Heading,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Block, Inline, Line } from '../core/guide/text.ts'
import { NOTE_KINDS } from '../core/guide/text.ts'
import type { Problems } from './read.ts'

/** A chapter's voice as written: front matter, opening blocks, sections with their blocks and steps. */
export interface Voice {
  readonly front: Readonly<Record<string, string>>
  readonly intro: readonly Block[]
  readonly sections: readonly VoiceSection[]
}
export interface VoiceSection {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  readonly steps: readonly VoiceStep[]
}
export interface VoiceStep {
  readonly id: string
  readonly lines: readonly Line[]
  readonly items: readonly Line[]
}

const SECTION_ID = /\s*\{#([a-z0-9-]+)\}\s*$/
const STEP_ID = /^\{#([a-z0-9-]+)\}\s*/
const NOTE = /^\[!([a-z]+)\]\s*/
const TARGET = /^(term|card|guide):[a-z0-9-]+(#[a-z0-9-]+)?$/

/** Splits a voice file into its front matter (`key: value` lines between two `---`) and its body. */
export function splitFrontMatter(text: string): { front: Record<string, string>; body: string } | undefined {
  const found = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text)
  if (!found) return undefined
  const front: Record<string, string> = {}
  for (const line of (found[1] ?? '').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0)
      front[line.slice(0, colon).trim()] = line
        .slice(colon + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1')
  }
  return { front, body: text.slice(found[0].length) }
}

/** Reads a voice: the small part of Markdown that content/README.md allows, everything else named as a problem. */
export function readVoice(text: string, file: string, problems: Problems): Voice | undefined {
  const split = splitFrontMatter(text)
  if (!split) {
    problems.add(file, 'line 1', text.slice(0, 20), 'begin with front matter between two lines of ---')
    return undefined
  }
  const reader = new VoiceReader(
    file,
    problems,
    text.slice(0, text.length - split.body.length).split('\n').length - 1,
  )
  return { front: split.front, ...reader.read(split.body) }
}

/** Reads one marked-up string (a card's line). */
export function readLine(text: string, file: string, place: string, problems: Problems): Line {
  const children = fromMarkdown(text).children
  const only = children[0]
  if (children.length !== 1 || only?.type !== 'paragraph') {
    problems.add(
      file,
      place,
      text,
      'write one plain sentence or paragraph; if it begins like a list or a heading, rephrase it',
    )
    return [text]
  }
  return new VoiceReader(file, problems, 0, place).line(only.children)
}

class VoiceReader {
  constructor(
    private readonly file: string,
    private readonly problems: Problems,
    private readonly skippedLines: number,
    private readonly place?: string,
  ) {}

  read(body: string): Pick<Voice, 'intro' | 'sections'> {
    const intro: Block[] = []
    const sections: Array<{ id: string; title: string; blocks: Block[]; steps: VoiceStep[] }> = []
    for (const node of fromMarkdown(body).children) {
      if (node.type === 'heading') sections.push(this.section(node))
      else {
        const section = sections.at(-1)
        this.block(node, section?.blocks ?? intro, section?.steps)
      }
    }
    return { intro, sections }
  }

  line(nodes: readonly PhrasingContent[]): Line {
    return nodes.flatMap((node): Inline[] => {
      switch (node.type) {
        case 'text':
          return [node.value.replace(/\s*\n\s*/g, ' ')]
        case 'break':
          return [' ']
        case 'strong':
          return node.children.map((child): Inline => {
            if (child.type === 'text') return { b: child.value.replace(/\s*\n\s*/g, ' ') }
            if (child.type === 'link') return this.link(child.url, child.children, true)
            return this.wrong(child, 'inside ** ** only words and links')
          })
        case 'link':
          return [this.link(node.url, node.children, false)]
        default:
          return [
            this.wrong(
              node,
              'only **bold** and [words](term:…), [words](guide:…), [words](card:…) are allowed',
            ),
          ]
      }
    })
  }

  private section(node: Heading) {
    const words = this.line(node.children)
      .map((run) => (typeof run === 'string' ? run : 't' in run ? run.t : run.b))
      .join('')
    const id = SECTION_ID.exec(words)?.[1]
    if (node.depth !== 2 || !id) this.wrong(node, 'write a section as "## Title {#its-id}"')
    return {
      id: id ?? '',
      title: words.replace(SECTION_ID, ''),
      blocks: [] as Block[],
      steps: [] as VoiceStep[],
    }
  }

  private block(node: RootContent, blocks: Block[], steps: VoiceStep[] | undefined): void {
    if (node.type === 'paragraph') blocks.push({ k: 'p', line: this.line(node.children) })
    else if (node.type === 'blockquote') this.note(node, blocks)
    else if (node.type === 'list' && !node.ordered) blocks.push({ k: 'list', items: this.items(node) })
    else if (node.type === 'list' && steps) {
      for (const item of node.children) {
        const step = this.step(item)
        steps.push(step)
        blocks.push({ k: 'step', id: step.id })
      }
    } else
      this.wrong(node, 'only paragraphs, ## sections, numbered steps, - lists and > [!…] notes are allowed')
  }

  private items(list: List): Line[] {
    return list.children.map((item) => {
      const only = item.children[0]
      if (item.children.length !== 1 || only?.type !== 'paragraph') {
        this.wrong(item, 'a list item is one line of text')
        return []
      }
      return this.line(only.children)
    })
  }

  private step(item: ListItem): VoiceStep {
    const lines: Line[] = []
    const items: Line[] = []
    for (const node of item.children) {
      if (node.type === 'paragraph') lines.push(this.line(node.children))
      else if (node.type === 'list' && !node.ordered) items.push(...this.items(node))
      else this.wrong(node, 'a step holds paragraphs and a - list')
    }
    const [first = '', ...rest] = lines[0] ?? []
    const id = typeof first === 'string' ? STEP_ID.exec(first)?.[1] : undefined
    if (!id || typeof first !== 'string') {
      this.wrong(item, 'begin the step with its id: "1. {#its-id} …"')
      return { id: '', lines, items }
    }
    const opening = first.replace(STEP_ID, '')
    lines[0] = opening === '' ? rest : [opening, ...rest]
    return { id, lines, items }
  }

  private note(node: Blockquote, blocks: Block[]): void {
    const paragraphs = node.children.filter((child): child is Paragraph => child.type === 'paragraph')
    const lines = paragraphs.map((paragraph) => this.line(paragraph.children))
    const [first = '', ...rest] = lines[0] ?? []
    const kind = typeof first === 'string' ? NOTE.exec(first)?.[1] : undefined
    const note = NOTE_KINDS.find((known) => known === kind)
    if (!note || typeof first !== 'string' || paragraphs.length !== node.children.length) {
      this.wrong(node, `begin the note with one of ${NOTE_KINDS.map((known) => `[!${known}]`).join(' ')}`)
      return
    }
    const opening = first.replace(NOTE, '')
    blocks.push({ k: 'note', note, lines: [opening === '' ? rest : [opening, ...rest], ...lines.slice(1)] })
  }

  private link(url: string, children: readonly PhrasingContent[], strong: boolean): Inline {
    const words = children
      .map((child) =>
        child.type === 'text'
          ? child.value
          : child.type === 'strong'
            ? child.children.map((inner) => ('value' in inner ? inner.value : '')).join('')
            : '',
      )
      .join('')
    if (!TARGET.test(url))
      this.problems.add(this.file, this.place ?? 'link', url, 'link to term:…, card:… or guide:…#…')
    return strong || children.some((child) => child.type === 'strong')
      ? { to: url, t: words, b: true }
      : { to: url, t: words }
  }

  private wrong(node: Nodes, remedy: string): string {
    const line = node.position ? `line ${node.position.start.line + this.skippedLines}` : 'somewhere'
    this.problems.add(this.file, this.place ?? line, 'value' in node ? node.value : node.type, remedy)
    return 'value' in node ? node.value : ''
  }
}
