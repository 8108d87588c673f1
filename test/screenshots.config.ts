import { defineConfig } from '@playwright/test'

/** Photographs the main screens into screenshots/, which git ignores; two of them are chosen for the README by hand. */
export default defineConfig({
  testDir: 'screens',
  testMatch: '*.screens.ts',
  timeout: 120_000,
  workers: 2,
  fullyParallel: true,
  reporter: 'line',
  outputDir: '../test-results/screens',
})
