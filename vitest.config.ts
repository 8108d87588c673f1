import { defineConfig } from 'vitest/config'

export default defineConfig({
  define: {
    __PACK_KEYS__: JSON.stringify([]),
    __CENTRE_KEY__: JSON.stringify(''),
    __PACKS_ISSUED__: JSON.stringify('2026-01-01T00:00:00Z'),
  },
  test: {
    testTimeout: 60_000,
    // where the first test that needs PostgreSQL will start it, and its end
    globalSetup: ['test/postgres.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['test/core/**/*.test.ts'],
          // the core is pure: its files can share a world, and are read once
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'floors',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/core/**', 'test/e2e/**'],
          // Each file has a world of its own: some move clocks and put other things in the place of the browser's own, and which file comes
          // first must not matter.
          isolate: true,
          // a database stands before any file is read
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
    ],
  },
})
