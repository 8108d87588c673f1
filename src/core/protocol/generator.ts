/** The version of everything between a seed and its exercise; it stands in every exercise code. */
export const GENERATOR = 1
