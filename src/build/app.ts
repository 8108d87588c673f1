/** Builds the app; filled in below. */
export async function buildApp(_root: string, _key: string): Promise<void> {}
