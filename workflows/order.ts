import { continueAsNew, proxyActivities, setHandler } from '@temporalio/workflow';
import { applyFacts, unopened } from '../domain/order/apply.ts';
import { composeBatch } from '../domain/order/batch.ts';
import type { Command } from '../domain/order/decide.ts';
import type { CommitFacts, Entry } from '../domain/order/events.ts';
import { isFinal } from '../domain/order/stage-names.ts';
import { nextDueInstant, type OrderState } from '../domain/order/state.ts';
import { withOverrides } from '../domain/policy/policy.ts';
import type { LoopWords } from './command-queue.ts';
import { commitTries, runLimits } from './limits.ts';
import {
  type CommandAnswer,
  commandUpdate,
  type OrderActivities,
  type OrderResult,
  type OrderStart,
  stateQuery,
} from './messages.ts';
import { alarmSummary, createOperatorsView, detailsOf } from './operators-view.ts';
import { type Life, liveSerially } from './serial-loop.ts';

const { commit } = proxyActivities<OrderActivities>({
  startToCloseTimeout: commitTries.startToClose,
  retry: { initialInterval: commitTries.firstPause, maximumInterval: commitTries.longestPause },
});

type Accepted = Extract<CommandAnswer, { accepted: true }>;

const words: LoopWords = {
  closed: { code: 'order-closed', detail: 'The order is closed.' },
  justClosed: { code: 'order-closed', detail: 'The order has just closed.' },
  carriedOn: { code: 'slow-down', detail: 'The order is being carried on; try again.' },
};

/** One customer order from receipt to archive. */
export async function order(start: OrderStart): Promise<OrderResult> {
  const { updatesPerRun = runLimits.updatesPerRun } = start;
  // An order that started under an older release takes later figures with their defaults.
  const policy = withOverrides(start.policy);
  let current = start.state ?? unopened(start.orderId);
  const { show } = createOperatorsView(policy);
  setHandler(stateQuery, () => current);
  const life: Life<OrderState, Command, Entry, CommitFacts, Accepted> = {
    update: commandUpdate,
    words,
    updatesPerRun,
    compose: (state, commands, now, lost) => composeBatch(state, commands, now, policy, lost),
    commit: ({ orderId, version: afterVersion }, entries, summary) =>
      commit.executeWithOptions({ summary }, [{ orderId, afterVersion, entries }]),
    applyFacts,
    isOver: ({ stage }) => isFinal(stage),
    nextDue: nextDueInstant,
    alarmSummary,
    answer: (outcome, { orderId, orderNumber = '' }) => ({ ...outcome, orderId, orderNumber }),
    show,
    // A run has bounded history: the next one starts with the state as it is, and nothing waits (I12).
    carryOn: (state) => continueAsNew<typeof order>({ ...start, state }),
  };
  const state = await liveSerially(life, current, (next) => {
    current = next;
  });
  return {
    orderId: state.orderId,
    orderNumber: state.orderNumber ?? '',
    stage: state.stage,
    version: state.version,
    details: detailsOf(state, policy),
  };
}
