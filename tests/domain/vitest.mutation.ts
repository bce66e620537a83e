import { defineConfig } from 'vitest/config';

/** The tests that mutation testing runs: all of the rules that need no server, but the random lives, which would run for every mutant. */
const config = defineConfig({
  test: {
    include: [
      'tests/domain/**/*.test.ts',
      'tests/figures/*.test.ts',
      'tests/policy/*.test.ts',
      'tests/notices/{render-*,notice-path,robots-text}.test.ts',
      'tests/changes/{preview-tally,draft-problems}.test.ts',
      'tests/what-if/what-if.test.ts',
      'tests/api/{inputs,words}.test.ts',
      'tests/imports/columns.test.ts',
      'tests/demo/{player,report,examples}.test.ts',
    ],
    exclude: ['tests/domain/sequences.test.ts', 'tests/domain/**/*-lives.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
});

export default config;
