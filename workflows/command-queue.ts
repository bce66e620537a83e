import {
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Refusal } from '../domain/errors.ts';
import { composeBatch } from '../domain/order/batch.ts';
import type { Command } from '../domain/order/decide.ts';
import type { OrderState } from '../domain/order/state.ts';
import type { PolicyValues } from '../domain/policy/policy.ts';
import { type CommandAnswer, commandUpdate, refusalFailureType } from './messages.ts';

/** A command in the queue, and its answer once the loop has given one. */
export interface Waiting {
  command: Command;
  answer?: CommandAnswer;
}

/** Commands that wait for the loop. */
export interface CommandQueue {
  isEmpty(): boolean;
  /** The longest-waiting commands, at most `count`. */
  take(count: number): Waiting[];
  /** True when this run has had its share of updates and takes no more. */
  isSpent(): boolean;
  /** The order is at its end: what still comes is refused. */
  close(): void;
}

/** Take commands by update. The validator only refuses early, and only when nothing is ahead in the queue. */
export function acceptCommands(order: {
  state: () => OrderState;
  policy: PolicyValues;
  updatesPerRun: number;
}): CommandQueue {
  const queued: Waiting[] = [];
  let working = 0;
  let accepted = 0;
  let closed = false;

  const isSpent = () => accepted >= order.updatesPerRun || workflowInfo().continueAsNewSuggested;

  function validate(command: Command): void {
    if (closed) refuseEarly({ code: 'order-closed', detail: 'The order is closed.' });
    if (isSpent()) refuseEarly({ code: 'slow-down', detail: 'The order is being carried on; try again.' });
    if (queued.length > 0 || working > 0) return;
    const { outcomes } = composeBatch(order.state(), [command], new Date().toISOString(), order.policy);
    const [outcome] = outcomes;
    if (outcome?.accepted === false) refuseEarly(outcome.refusal);
  }

  async function handle(command: Command): Promise<CommandAnswer> {
    const updateId = currentUpdateInfo()?.id;
    const waiting: Waiting = { command: updateId === undefined ? command : { ...command, updateId } };
    accepted += 1;
    working += 1;
    queued.push(waiting);
    await condition(() => waiting.answer !== undefined);
    working -= 1;
    if (waiting.answer === undefined) throw ApplicationFailure.retryable('woken without an answer');
    return waiting.answer;
  }

  setHandler(commandUpdate, handle, { validator: validate });
  return {
    isEmpty: () => queued.length === 0,
    take: (count) => queued.splice(0, count),
    isSpent,
    close: () => {
      closed = true;
    },
  };
}

function refuseEarly(refusal: Refusal): never {
  throw ApplicationFailure.create({
    message: refusal.detail,
    type: refusalFailureType,
    nonRetryable: true,
    details: [refusal],
  });
}
