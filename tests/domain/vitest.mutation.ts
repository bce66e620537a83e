import { defineConfig } from 'vitest/config';

/** The tests that mutation testing runs: all of the rules that need no server, but the random lives, which would run for every mutant. */
const config = defineConfig({
  test: {
    include: [
      'tests/domain/**/*.test.ts',
      'tests/figures/*.test.ts',
      'tests/policy/*.test.ts',
      'tests/notices/render-*.test.ts',
      'tests/changes/preview-tally.test.ts',
      'tests/what-if/what-if.test.ts',
    ],
    exclude: ['tests/domain/sequences.test.ts', 'tests/domain/**/*-lives.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
});

export default config;
