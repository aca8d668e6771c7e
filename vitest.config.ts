import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,contract,architecture,conformance}/**/*.test.ts'],
    setupFiles: ['test/support/random-seed.ts'],
    globalSetup: ['test/support/build-engine-worker.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
