import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    environment: 'node',
    // Real servers on a machine that may be slow: a limit that is never near, not a measure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    expect: { poll: { timeout: 30_000 } },
    // A fork each: tests load the engine's native part, which does not go well with threads.
    pool: 'forks',
    fileParallelism: true,
    maxWorkers: 2,
    passWithNoTests: false,
  },
});
