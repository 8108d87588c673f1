/** A picture as a canvas gives it: four bytes a pixel, rows from the top. */
export interface Picture {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** A point of a picture, in pixels from its top left corner. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** A picture in shades of grey, and where dark ends and light begins in each part of it. */
export interface Shades {
  readonly width: number
  readonly height: number
  /** One shade a pixel, 0 black to 255 white. */
  readonly grey: Uint8Array
  /** For each block of 8 × 8 pixels the shade below which a pixel is dark; 0 where all is one shade. */
  readonly cuts: Uint8Array
  /** Blocks in a row. */
  readonly across: number
}

/** A block's side is two to this power. */
const BLOCK = 3
const SIDE = 1 << BLOCK
/** How many blocks round a block say what is dark in it. */
const REACH = 2
/** Less between darkest and lightest is grain or a shadow, nothing printed. */
const CONTRAST = 30

/** The shades of a picture: half green, a quarter red and blue each, since what is read is black on white. */
export function shadesOf({ data, width, height }: Picture): Shades {
  const whole = data.byteOffset % 4 === 0 ? data : data.slice()
  const colours = new Uint32Array(whole.buffer, whole.byteOffset, width * height)
  const grey = new Uint8Array(width * height)
  for (let at = 0; at < grey.length; at++) {
    const colour = colours[at] as number
    grey[at] = ((colour & 255) + ((colour >> 7) & 510) + ((colour >> 16) & 255)) >> 2
  }
  return withCuts(grey, width, height)
}

/** The same at half the size: what is near is found in it more quickly, and what is out of focus more surely. */
export function halved({ grey, width, height }: Shades): Shades {
  const wide = width >> 1
  const high = height >> 1
  const half = new Uint8Array(wide * high)
  for (let y = 0, to = 0; y < high; y++)
    for (let x = 0, from = 2 * y * width; x < wide; x++, from += 2, to++)
      half[to] =
        ((grey[from] as number) +
          (grey[from + 1] as number) +
          (grey[from + width] as number) +
          (grey[from + width + 1] as number) +
          2) >>
        2
  return withCuts(half, wide, high)
}

function withCuts(grey: Uint8Array, width: number, height: number): Shades {
  const across = (width + SIDE - 1) >> BLOCK
  const down = (height + SIDE - 1) >> BLOCK
  const blocks = across * down
  const means = new Float32Array(blocks)
  const least = new Uint8Array(blocks)
  const most = new Uint8Array(blocks)
  for (let row = 0, block = 0; row < down; row++)
    for (let column = 0; column < across; column++, block++) {
      const left = column << BLOCK
      const wide = Math.min(width - left, SIDE)
      const bottom = Math.min(height, (row + 1) << BLOCK)
      let sum = 0
      let low = 255
      let high = 0
      let count = 0
      // every other row says enough
      for (let y = row << BLOCK; y < bottom; y += 2, count += wide)
        for (let at = y * width + left, end = at + wide; at < end; at++) {
          const shade = grey[at] as number
          sum += shade
          if (shade < low) low = shade
          if (shade > high) high = shade
        }
      means[block] = sum / count
      least[block] = low
      most[block] = high
    }
  const cuts = new Uint8Array(blocks)
  for (let row = 0, block = 0; row < down; row++)
    for (let column = 0; column < across; column++, block++) {
      let sum = 0
      let low = 255
      let high = 0
      let count = 0
      const [top, bottom] = [Math.max(0, row - REACH), Math.min(down - 1, row + REACH)]
      const [left, right] = [Math.max(0, column - REACH), Math.min(across - 1, column + REACH)]
      for (let y = top; y <= bottom; y++)
        for (let at = y * across + left, end = y * across + right; at <= end; at++, count++) {
          sum += means[at] as number
          if ((least[at] as number) < low) low = least[at] as number
          if ((most[at] as number) > high) high = most[at] as number
        }
      // the mean alone would be drawn up by much paper round little ink, the middle alone down by one glint
      if (high - low >= CONTRAST) cuts[block] = (sum / count + (low + high) / 2) / 2
    }
  return { width, height, grey, cuts, across }
}
