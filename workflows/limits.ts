import type { Duration } from '@temporalio/common';

/** Limits of the engine and of one run, not of the regulations (I12). */
export const runLimits = {
  /** The engine refuses the 2,001st update of a run for good; the order continues as new well before. */
  updatesPerRun: 1_500,
  /** Commands that share one commit: bounds its payload. */
  commandsPerCommit: 25,
} as const;

/** How long one try of a commit may take, and how tries follow each other until one succeeds. */
export const commitTries = {
  startToClose: '30s' as Duration,
  firstPause: '200ms' as Duration,
  longestPause: '10s' as Duration,
} as const;
