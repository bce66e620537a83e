import { defineConfig } from 'vitest/config';

/** The tests that mutation testing runs: all but the slow walk, which would run for every mutant. */
const config = defineConfig({
  test: {
    include: ['tests/working-time/*.test.ts'],
    exclude: ['tests/working-time/due-oracle.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
});

export default config;
