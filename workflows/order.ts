import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow';
import type { Refusal } from '../domain/errors.ts';
import { applyFacts, unopened } from '../domain/order/apply.ts';
import { type Batch, composeBatch, type Outcome } from '../domain/order/batch.ts';
import { isFinal } from '../domain/order/stage-names.ts';
import { nextDueInstant, type OrderState } from '../domain/order/state.ts';
import { withOverrides } from '../domain/policy/policy.ts';
import { createAlarm } from './alarm.ts';
import { acceptCommands, type Waiting } from './command-queue.ts';
import { commitTries, runLimits } from './limits.ts';
import {
  type CommandAnswer,
  type OrderActivities,
  type OrderResult,
  type OrderStart,
  stateQuery,
} from './messages.ts';
import { alarmSummary, createOperatorsView, detailsOf } from './operators-view.ts';

const { commit } = proxyActivities<OrderActivities>({
  startToCloseTimeout: commitTries.startToClose,
  retry: { initialInterval: commitTries.firstPause, maximumInterval: commitTries.longestPause },
});

/**
 * One customer order from receipt to archive: one serial loop around the reducer. It waits for a command or
 * the next due instant, decides, commits, applies, answers, and arms one timer.
 */
export async function order(start: OrderStart): Promise<OrderResult> {
  const { updatesPerRun = runLimits.updatesPerRun } = start;
  // An order that started under an older release takes later figures with their defaults.
  const policy = withOverrides(start.policy);
  let state = start.state ?? unopened(start.orderId);
  const queue = acceptCommands({ state: () => state, policy, updatesPerRun });
  const view = createOperatorsView(policy);
  const alarm = createAlarm(() => Date.now());
  setHandler(stateQuery, () => state);

  while (!isFinal(state.stage)) {
    if (queue.isSpent() && queue.isEmpty()) return await carryOn(state);
    alarm.set(nextDueInstant(state), alarmSummary(state));
    await condition(() => !queue.isEmpty() || alarm.rang() || queue.isSpent());
    state = await turn(queue.take(runLimits.commandsPerCommit), state);
    view.show(state);
  }
  queue.close();
  for (const waiting of queue.take(Number.POSITIVE_INFINITY)) refuseClosed(waiting);
  await condition(allHandlersFinished);
  return {
    orderId: state.orderId,
    orderNumber: state.orderNumber ?? '',
    stage: state.stage,
    version: state.version,
    details: detailsOf(state, policy),
  };

  /** Decide, commit, apply and answer for some commands; a command that lost a race is decided out. */
  async function turn(waiting: Waiting[], before: OrderState): Promise<OrderState> {
    const commands = waiting.map((each) => each.command);
    const lost = new Map<number, Refusal>();
    for (;;) {
      const now = new Date().toISOString();
      const batch = composeBatch(before, commands, now, policy, lost);
      if (batch.entries.length === 0) return answered(waiting, batch, before);
      const result = await commit.executeWithOptions({ summary: summaryOf(batch) }, [
        { orderId: before.orderId, afterVersion: before.version, entries: batch.entries },
      ]);
      if (result.committed) return answered(waiting, batch, applyFacts(batch.state, result.facts));
      lost.set(loser(batch.outcomes, result.entryVersion), result.refusal);
    }
  }

  /** A run has bounded history: the next one starts with the state as it is, and nothing waits (I12). */
  async function carryOn(current: OrderState): Promise<never> {
    await condition(allHandlersFinished);
    return await continueAsNew<typeof order>({ ...start, state: current });
  }
}

function answered(waiting: readonly Waiting[], batch: Batch, after: OrderState): OrderState {
  waiting.forEach((each, index) => {
    const outcome = batch.outcomes[index];
    if (outcome !== undefined) each.answer = answerOf(outcome, after);
  });
  return after;
}

function answerOf(outcome: Outcome, after: OrderState): CommandAnswer {
  if (!outcome.accepted) return outcome;
  return { ...outcome, orderId: after.orderId, orderNumber: after.orderNumber ?? '' };
}

/** Place of the command whose entry lost at commit: the last accepted one at or before that version. */
function loser(outcomes: readonly Outcome[], entryVersion: number): number {
  const place = outcomes.findLastIndex((each) => each.accepted && each.version <= entryVersion);
  if (place < 0) {
    // Only a command can compete with other orders; anything else is a defect worth an operator's eye.
    throw ApplicationFailure.retryable(`entry ${entryVersion} of no command was refused by the commit`);
  }
  return place;
}

function refuseClosed(waiting: Waiting): void {
  waiting.answer = {
    accepted: false,
    refusal: { code: 'order-closed', detail: 'The order has just closed.' },
  };
}

function summaryOf(batch: Batch): string {
  const names = [...new Set(batch.entries.map((entry) => entry.command))].slice(0, 4);
  const [first, last] = [batch.entries[0]?.version, batch.entries.at(-1)?.version];
  return `journal ${first === last ? first : `${first}-${last}`}: ${names.join(', ')}`;
}
