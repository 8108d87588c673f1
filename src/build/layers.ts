/*
 * Draws up a graph without circles in layers, from top to bottom, after K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual
 * understanding of hierarchical system structures" (1981): a layer for each longest distance from the start, order within a
 * layer by where the neighbours stand, then places. Between two layers lies one for the labels of the ways, and a way that
 * passes a layer keeps a place in it, so nothing lies on anything else.
 */

/** Something to be placed: a box, or the label of a way. */
export interface Sized {
  readonly width: number
  readonly height: number
}

/** A way from one box to another, with room for what is written on it. */
export interface Link {
  readonly from: string
  readonly to: string
  readonly label: Sized
}

/** Where something lies; `x` and `y` are its upper left corner. */
export interface Rect extends Sized {
  readonly x: number
  readonly y: number
}

/** A graph drawn up. */
export interface Layout<Way extends Link> extends Sized {
  readonly boxes: ReadonlyMap<string, Rect>
  readonly ways: readonly { readonly link: Way; readonly label: Rect; readonly path: string }[]
}

/** What stands in a layer: a box, a label, or the place that a passing way keeps. */
interface Stand extends Sized {
  readonly rank: number
  readonly before: Stand[]
  readonly after: Stand[]
  /** The middle. */
  x: number
}

const GAP = 28
const BETWEEN = 24
const MARGIN = 24
const SWEEPS = 12

/** Places boxes and ways; every way must lead to another box, and never round. */
export function layLayers<Way extends Link>(
  boxes: ReadonlyMap<string, Sized>,
  links: readonly Way[],
): Layout<Way> {
  const ranks = ranksOf([...boxes.keys()], links)
  const stands = new Map<string, Stand>()
  for (const [id, { width, height }] of boxes)
    stands.set(id, stand({ width, height }, 2 * (ranks.get(id) ?? 0)))
  const chains = links.map((link) => chainOf(link, stands))
  const all = [...new Set([...stands.values(), ...chains.flat()])]
  const layers = orderLayers(all)
  placeAcross(layers)
  for (const one of all) one.after.sort((a, b) => a.x - b.x) // ways leave a box in the order in which they go on
  const tops = topsOf(layers)
  const left = Math.min(...all.map(({ x, width }) => x - width / 2)) - MARGIN
  const rectOf = ({ x, rank, width, height }: Stand): Rect => ({
    x: x - width / 2 - left,
    y: tops[rank] ?? 0,
    width,
    height,
  })
  return {
    boxes: new Map([...stands].map(([id, box]) => [id, rectOf(box)])),
    ways: links.map((link, at) => {
      const chain = chains[at] ?? []
      return { link, label: rectOf(chain[1] ?? stand(link.label, 0)), path: pathOf(chain, layers, rectOf) }
    }),
    width: Math.max(...all.map(({ x, width }) => x + width / 2)) - left + MARGIN,
    height: (tops.at(-1) ?? 0) + MARGIN,
  }
}

function stand({ width, height }: Sized, rank: number): Stand {
  return { width, height, rank, before: [], after: [], x: 0 }
}

/** The longest distance of each box from where nothing leads to. */
function ranksOf(ids: readonly string[], links: readonly Link[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>()
  const rankOf = (id: string): number => {
    const known = ranks.get(id)
    if (known !== undefined) return known
    const rank = Math.max(-1, ...links.filter(({ to }) => to === id).map(({ from }) => rankOf(from))) + 1
    ranks.set(id, rank)
    return rank
  }
  for (const id of ids) rankOf(id)
  return ranks
}

/** A way as stands joined from its box over its label to its other box. */
function chainOf({ from, to, label }: Link, stands: ReadonlyMap<string, Stand>): Stand[] {
  const [first, last] = [stands.get(from), stands.get(to)]
  if (!first || !last) throw new Error(`The way from ${from} to ${to} leads nowhere`)
  const passed = Array.from({ length: last.rank - first.rank - 1 }, (_, at) =>
    stand(at === 0 ? label : { width: 12, height: 0 }, first.rank + 1 + at),
  )
  const chain = [first, ...passed, last]
  for (const [at, one] of chain.entries()) {
    const next = chain[at + 1]
    if (!next) continue
    one.after.push(next)
    next.before.push(one)
  }
  return chain
}

/** Puts each layer in the order that its neighbours suggest; of all sweeps the one with the fewest crossings stays. */
function orderLayers(all: readonly Stand[]): Stand[][] {
  let layers: Stand[][] = []
  for (const one of all) (layers[one.rank] ??= []).push(one)
  let [best, fewest] = [layers, crossings(layers)]
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const isDown = sweep % 2 === 0
    const places = new Map<Stand, number>()
    const note = (layer: readonly Stand[]): void => {
      for (const [at, one] of layer.entries()) places.set(one, at)
    }
    layers = layers.map((layer) => [...layer])
    for (const layer of layers) note(layer)
    for (const layer of isDown ? layers : [...layers].reverse()) {
      const wishes = new Map(
        layer.map((one) => [one, mean(isDown ? one.before : one.after, places) ?? places.get(one) ?? 0]),
      )
      layer.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0))
      note(layer)
    }
    const now = crossings(layers)
    if (now < fewest) [best, fewest] = [layers, now]
  }
  return best
}

function mean(neighbours: readonly Stand[], places: ReadonlyMap<Stand, number>): number | undefined {
  if (neighbours.length === 0) return undefined
  return neighbours.reduce((sum, one) => sum + (places.get(one) ?? 0), 0) / neighbours.length
}

/** How many pairs of ways cross between neighbouring layers. */
function crossings(layers: readonly (readonly Stand[])[]): number {
  return layers.reduce((sum, layer, rank) => {
    const below = layers[rank + 1] ?? []
    const joins = layer.flatMap((one, at) => one.after.map((next) => [at, below.indexOf(next)] as const))
    const crossed = joins.filter(([at, to], index) =>
      joins.slice(index + 1).some(([other, otherTo]) => (at - other) * (to - otherTo) < 0),
    )
    return sum + crossed.length
  }, 0)
}

/** Gives every stand its middle: as near to its neighbours' as order and distance allow. */
function placeAcross(layers: readonly (readonly Stand[])[]): void {
  for (const layer of layers) settle(layer, () => 0)
  for (let pass = 0; pass < 40; pass++)
    for (const layer of pass % 2 === 0 ? layers : [...layers].reverse())
      settle(layer, ({ before, after, x }) => {
        const near = [...before, ...after]
        return near.length === 0 ? x : near.reduce((sum, one) => sum + one.x, 0) / near.length
      })
}

/**
 * The places nearest to the wished ones (least squares) that keep order and distance: isotonic regression by pooling
 * neighbours that press on each other.
 */
function settle(layer: readonly Stand[], wish: (one: Stand) => number): void {
  const offsets: number[] = []
  for (const [at, one] of layer.entries()) {
    const last = layer[at - 1]
    offsets.push(last ? (offsets[at - 1] ?? 0) + last.width / 2 + GAP + one.width / 2 : 0)
  }
  const pools: { sum: number; count: number }[] = []
  for (const [at, one] of layer.entries()) {
    let pool = { sum: wish(one) - (offsets[at] ?? 0), count: 1 }
    for (
      let last = pools.at(-1);
      last && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count }
      pools.pop()
    }
    pools.push(pool)
  }
  const levels = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  for (const [at, one] of layer.entries()) one.x = (levels[at] ?? 0) + (offsets[at] ?? 0)
}

/** The upper edge of each layer, and below them all the lower edge of the last. */
function topsOf(layers: readonly (readonly Stand[])[]): number[] {
  const tops = [MARGIN]
  for (const [at, layer] of layers.entries()) {
    const height = Math.max(0, ...layer.map((one) => one.height))
    tops.push((tops[at] ?? 0) + height + (at === layers.length - 1 ? 0 : BETWEEN))
  }
  return tops
}

/** A way as an SVG path: straight down within a layer, bent between two. */
function pathOf(
  chain: readonly Stand[],
  layers: readonly (readonly Stand[])[],
  rectOf: (one: Stand) => Rect,
): string {
  const heights = layers.map((layer) => Math.max(0, ...layer.map(({ height }) => height)))
  const pieces: string[] = []
  let [x, y] = [0, 0]
  for (const [at, one] of chain.entries()) {
    const { x: left, y: top, width, height } = rectOf(one)
    const [isFirst, isLast] = [at === 0, at === chain.length - 1]
    // a label stands to the right of its way
    const here = isFirst
      ? left + (width * (1 + one.after.indexOf(chain[1] ?? one))) / (one.after.length + 1)
      : at === 1 && !isLast
        ? left + 6
        : left + width / 2
    const half = (y + top) / 2
    if (isFirst) pieces.push(`M${round(here)} ${round(top + height)}`)
    else pieces.push(`C${round(x)} ${round(half)} ${round(here)} ${round(half)} ${round(here)} ${round(top)}`)
    ;[x, y] = [here, isFirst ? top + height : top + (heights[one.rank] ?? 0)]
    if (!isFirst && !isLast) pieces.push(`V${round(y)}`)
  }
  return pieces.join('')
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10)
}
