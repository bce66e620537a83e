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

/** How a change is brought to many orders (rule 7). */
export const rollOutLimits = {
  /** Pages of one run, after which it is carried on: bounds its history (I12). */
  pagesPerRun: 200,
  /** Looks after which an order that never answers is reported instead of asked again. */
  looks: 10,
  /** Failed orders that are kept by name. */
  failedAtMost: 500,
} as const;

/** How long one try of a page may take; its heartbeat tells sooner that its worker has died. */
export const rollOutTries = {
  startToClose: '10m' as Duration,
  heartbeat: '30s' as Duration,
  firstPause: '500ms' as Duration,
  longestPause: '30s' as Duration,
} as const;

/** How long one try to tell the orders of a case may take; what one of them does not answer is asked again. */
export const tellingTries = {
  startToClose: '5m' as Duration,
  heartbeat: '60s' as Duration,
  firstPause: '500ms' as Duration,
  longestPause: '30s' as Duration,
} as const;
