import { defineConfig } from 'vitest/config'

/** The journeys in other engines: a file for each, side by side. */
export default defineConfig({
  test: {
    include: ['test/engines/*.engine.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // One more try on a machine that is busy, as in playwright.config.ts; the run names what needed it.
    retry: 1,
  },
})
