/** The reference that our cards are held against; it ships to no phone. */
declare module 'js-aruco2' {
  interface Seen {
    readonly id: number
    readonly hammingDistance: number
    readonly corners: readonly { readonly x: number; readonly y: number }[]
  }
  interface Picture {
    readonly data: Uint8ClampedArray
    readonly width: number
    readonly height: number
  }
  const aruco: {
    readonly AR: {
      readonly Dictionary: new (name: string) => { readonly codeList: readonly string[] }
      readonly Detector: new (settings: {
        readonly dictionaryName: string
        readonly maxHammingDistance: number
      }) => { detect(picture: Picture): readonly Seen[] }
    }
  }
  export default aruco
}
