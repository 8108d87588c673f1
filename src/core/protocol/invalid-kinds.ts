/** How an invalid ballot is counted where a country tells kinds apart. */
export const INVALID_KINDS = ['form', 'unmarked', 'other'] as const
