/** One of the two strangers who read our statements; it ships to nobody. */
declare module 'tincanjs' {
  const tinCan: {
    readonly Statement: new (
      statement: unknown,
      settings: { readonly doStamp: boolean },
    ) => { asVersion(version: string): unknown }
    readonly Utils: { convertISO8601DurationToMilliseconds(duration: string): number }
  }
  export default tinCan
}
