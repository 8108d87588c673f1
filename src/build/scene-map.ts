import { bestPlay } from '../core/scenario/debrief.ts'
import { holds } from '../core/scenario/play.ts'
import type { Condition, Effect, Scene, SceneNode, Way } from '../core/scenario/scene.ts'
import type { SceneWords } from '../core/scenario/scene-words.ts'
import { type Layout, layLayers, type Link, type Rect, type Sized } from './layers.ts'

/*
 * The map of a scene for its authors: every node with the first words of its voice, every way with the choice and the condition
 * under which it is gone. One SVG picture that needs nothing else.
 */

/** All ways from one node to another: drawn as one arrow, a line of writing for each. */
interface MapLink extends Link {
  readonly lines: readonly { readonly id: string; readonly text: string; readonly isBest: boolean }[]
}

const LETTER = 7.4
const LINE = 16
const LEAST_WIDTH = 210

/** Where everything on the map of a scene lies. */
export function layScene(scene: Scene, words: SceneWords): Layout<MapLink> {
  const boxes = new Map(scene.nodes.map((node) => [node.id, sizeOf(linesOn(node, scene, words))]))
  return layLayers(boxes, linksOf(scene))
}

/** Draws the map of a scene that has been proved. */
export function sceneMap(scene: Scene, words: SceneWords): string {
  const { boxes, ways, width, height } = layScene(scene, words)
  const [wide, high] = [Math.ceil(width), Math.ceil(height)]
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img" aria-labelledby="title about">
<title id="title">${escaped(`${scene.id} – ${words.title}`)}</title>
<desc id="about">${escaped(aboutOf(scene))}</desc>
<style>
text { font: 12px "Noto Sans Georgian", "Noto Sans", "DejaVu Sans", sans-serif; fill: #1b1b1f }
.id { font-weight: 700 } .way, .who { fill: #50505c } .best { fill: #0b5d3b; font-weight: 700 }
rect { fill: #fff; stroke: #6d6d7a; rx: 6px }
.choose rect { fill: #fff4d6 } .ask rect { fill: #e4efff } .log rect { fill: #f1e8fb } .look rect { fill: #e9f5f6 }
.end-well rect { fill: #d5f2df; stroke: #0b5d3b } .end-mixed rect { fill: #ffeccc; stroke: #8a5a00 } .end-harm rect { fill: #ffdcd9; stroke: #a3201a }
path.line { fill: none; stroke: #8b8b98; stroke-width: 1.2 } path.on-best { stroke: #0b5d3b; stroke-width: 3.5 }
</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="#50505c"/></marker></defs>
<rect x="0" y="0" width="${wide}" height="${high}" style="stroke: none; rx: 0"/>
${ways.map(drawWay).join('\n')}
${scene.nodes.map((node) => drawBox(node, linesOn(node, scene, words), boxes.get(node.id), wholeOf(node, words))).join('\n')}
</svg>
`
}

function aboutOf({ nodes, crew }: Scene): string {
  const whose = crew ? ` Crew: ${crew.join(', ')}.` : ''
  return `Map of a role-play with ${nodes.length} nodes, from the start at the top to the endings.${whose} Thick green: the best path. In brackets: the condition; after a dot: what changes.`
}

function drawWay({ link, label, path }: Layout<MapLink>['ways'][number]): string {
  const isBest = link.lines.some((line) => line.isBest)
  const lines = link.lines.map(
    ({ id, text, isBest: best }, at) =>
      `<text class="${best ? 'best' : 'way'}" data-way="${escaped(id)}" x="${place(label.x + 14)}" y="${place(label.y + LINE * (at + 1) - 4)}">${escaped(text)}</text>`,
  )
  return `<g data-from="${link.from}" data-to="${link.to}"><path class="line${isBest ? ' on-best' : ''}" d="${path}" marker-end="url(#arrow)"/>${lines.join('')}</g>`
}

function drawBox(node: SceneNode, lines: readonly string[], box: Rect | undefined, whole: string): string {
  if (!box) throw new Error(`Node ${node.id} has no place on the map`)
  const kind = node.kind === 'end' ? `end-${node.ending}` : node.kind
  const written = lines.map(
    (line, at) =>
      `<text class="${['id', 'who'][at] ?? 'words'}" x="${place(box.x + 10)}" y="${place(box.y + LINE * (at + 1) + 2)}">${escaped(line)}</text>`,
  )
  return `<g class="${kind}" data-node="${node.id}"><title>${escaped(whole)}</title><rect x="${place(box.x)}" y="${place(box.y)}" width="${place(box.width)}" height="${place(box.height)}"/>${written.join('')}</g>`
}

/** What stands in a box: its id, what it is and whose, and the first words. */
function linesOn(node: SceneNode, scene: Scene, words: SceneWords): string[] {
  return [node.id, kindOf(node, words), ...firstWords(wholeOf(node, words)), ...detailsOf(node, scene)]
}

function kindOf(node: SceneNode, words: SceneWords): string {
  if (node.kind === 'end') return `end: ${node.ending}`
  const by = node.by === undefined ? '' : `${node.by} · `
  if (node.kind !== 'say')
    return `${by}${node.kind}${node.kind === 'choose' && node.seconds !== undefined ? ` · ${node.seconds} s` : ''}`
  const mood = node.mood === 'even' ? '' : `, ${node.mood}`
  return `${by}${node.at === undefined ? '' : `${node.at} · `}${words.cast[node.who] ?? node.who}${mood}`
}

function detailsOf(node: SceneNode, { start }: Scene): string[] {
  const look =
    node.kind === 'look'
      ? Object.entries(node.opens).map(([what, which]) => `${what}: ${String(which)}`)
      : node.kind === 'ask'
        ? [`✓ ${node.right}`]
        : []
  return [
    ...look,
    ...(node.id === start ? ['▶ start'] : []),
    ...('effects' in node ? changes(node.effects) : []),
  ]
}

function wholeOf(node: SceneNode, words: SceneWords): string {
  switch (node.kind) {
    case 'say':
      return words.says[node.id] ?? ''
    case 'choose':
      return words.choices[node.id]?.prompt ?? ''
    case 'ask':
      return words.asks[node.id]?.question ?? ''
    case 'look':
      return words.looks[node.id] ?? ''
    case 'log':
      return words.logs[node.id]?.model ?? ''
    case 'end':
      return words.ends[node.id] ?? ''
  }
}

/** The first words, in two lines at most. */
function firstWords(text: string): string[] {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? ''
    if (line === '' || line.length + word.length < 28) lines[lines.length - 1] = `${line} ${word}`.trim()
    else if (lines.length === 2) return [lines[0] ?? '', `${line} …`]
    else lines.push(word)
  }
  return lines.filter((line) => line !== '')
}

function sizeOf(lines: readonly string[]): Sized {
  const longest = Math.max(...lines.map((line) => line.length))
  return { width: Math.max(LEAST_WIDTH, longest * LETTER + 24), height: lines.length * LINE + 12 }
}

/** Every way of a scene with its id, `node/choice/place`, those from one node to another together. */
function linksOf(scene: Scene): MapLink[] {
  const best = waysOfBest(scene)
  const links = new Map<string, { from: string; to: string; lines: MapLink['lines'][number][] }>()
  const add = (from: string, way: Way, choice: string, before: string): void => {
    for (const [at, { to, when }] of way.entries()) {
      const key = `${from}→${to}`
      const link = links.get(key) ?? { from, to, lines: [] }
      const id = wayId(from, choice, at)
      const condition = when.length > 0 ? `[${conditionText(when)}]` : way.length > 1 ? '[else]' : ''
      link.lines.push({ id, text: `${before} ${condition}`.trim(), isBest: best.has(id) })
      links.set(key, link)
    }
  }
  for (const node of scene.nodes)
    if (node.kind === 'choose')
      for (const choice of node.choices) {
        const when = choice.when.length > 0 ? ` if ${conditionText(choice.when)}` : ''
        const marks = `${choice.best ? '✓ ' : ''}${choice.id}${choice.id === node.late ? ' (late)' : ''}`
        const effects = changes(choice.effects)
        add(
          node.id,
          choice.way,
          choice.id,
          `${marks}${when}${effects.length > 0 ? ` · ${effects.join(', ')}` : ''}`,
        )
      }
    else if (node.kind !== 'end') add(node.id, node.way, '', '')
  return [...links.values()].map((link) => ({ ...link, label: labelSize(link.lines) }))
}

function labelSize(lines: MapLink['lines']): Sized {
  const longest = Math.max(0, ...lines.map(({ text }) => text.length))
  return longest === 0
    ? { width: 12, height: 0 }
    : { width: longest * LETTER + 20, height: lines.length * LINE }
}

/** The ways gone on the best path. */
function waysOfBest(scene: Scene): ReadonlySet<string> {
  const play = bestPlay(scene)
  return new Set(
    play.path.flatMap(({ node: id, took }, at) => {
      const node = scene.nodes.find((one) => one.id === id)
      if (!node || node.kind === 'end') return []
      const choice = node.kind === 'choose' ? (took[0] ?? '') : ''
      const way = node.kind === 'choose' ? node.choices.find((one) => one.id === choice)?.way : node.way
      const after = play.path[at + 1]?.before ?? play.values
      return way
        ? [
            wayId(
              id,
              choice,
              way.findIndex(({ when }) => holds(when, after)),
            ),
          ]
        : []
    }),
  )
}

/** The name of a way on the map: its node, its choice (or nothing), and its place in the list. */
export function wayId(node: string, choice: string, at: number): string {
  return `${node}/${choice}/${at}`
}

function conditionText(when: Condition): string {
  return when
    .map((line) => {
      if ('flag' in line) return line.is ? line.flag : `not ${line.flag}`
      return 'atLeast' in line ? `${line.number} ≥ ${line.atLeast}` : `${line.number} ≤ ${line.atMost}`
    })
    .join(' and ')
}

function changes(effects: readonly Effect[]): string[] {
  return effects.map((effect) => {
    if ('flag' in effect) return effect.is ? effect.flag : `not ${effect.flag}`
    return `${effect.number} ${effect.by < 0 ? '−' : '+'}${Math.abs(effect.by)}`
  })
}

function place(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
