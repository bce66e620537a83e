import type { UpdateDefinition } from '@temporalio/common';
import {
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Refusal } from '../domain/errors.ts';
import { refusalFailureType } from './messages.ts';

/** A command in the queue, and its answer once the loop has given one. */
export interface Waiting<Command, Answer> {
  command: Command;
  answer?: Answer | Refused;
}

type Refused = { accepted: false; refusal: Refusal };

/** Commands that wait for the loop. */
export interface CommandQueue<Command, Answer> {
  isEmpty(): boolean;
  /** The longest-waiting commands, at most `count`. */
  take(count: number): Waiting<Command, Answer>[];
  /** Commands that the loop gives itself. */
  putOwn(commands: readonly Command[]): readonly Waiting<Command, Answer>[];
  /** True when this run has had its share of updates and takes no more. */
  isSpent(): boolean;
  /** At the end: what still comes is refused. */
  close(): void;
}

/** How a loop says no by itself. */
export interface LoopWords {
  closed: Refusal;
  justClosed: Refusal;
  carriedOn: Refusal;
}

/** Take commands by update. The validator only refuses early, and only when nothing is ahead in the queue. */
export function acceptCommands<Command extends { updateId?: string }, Answer>(loop: {
  update: UpdateDefinition<Answer | Refused, [Command]>;
  words: LoopWords;
  updatesPerRun: number;
  decideEarly: (command: Command) => { accepted: true } | Refused | undefined;
}): CommandQueue<Command, Answer> {
  const { words } = loop;
  const queued: Waiting<Command, Answer>[] = [];
  let working = 0;
  let accepted = 0;
  let closed = false;

  const isSpent = () => accepted >= loop.updatesPerRun || workflowInfo().continueAsNewSuggested;

  function validate(command: Command): void {
    if (closed) refuseEarly(words.closed);
    if (isSpent()) refuseEarly(words.carriedOn);
    if (queued.length > 0 || working > 0) return;
    const outcome = loop.decideEarly(command);
    if (outcome?.accepted === false) refuseEarly(outcome.refusal);
  }

  async function handle(command: Command): Promise<Answer | Refused> {
    const updateId = currentUpdateInfo()?.id;
    const waiting: Waiting<Command, Answer> = {
      command: updateId === undefined ? command : { ...command, updateId },
    };
    accepted += 1;
    working += 1;
    queued.push(waiting);
    await condition(() => waiting.answer !== undefined);
    working -= 1;
    if (waiting.answer === undefined) throw ApplicationFailure.retryable('woken without an answer');
    return waiting.answer;
  }

  setHandler(loop.update, handle, { validator: validate });
  return {
    isEmpty: () => queued.length === 0,
    take: (count) => queued.splice(0, count),
    putOwn: (commands) => {
      const own = commands.map((command): Waiting<Command, Answer> => ({ command }));
      queued.push(...own);
      return own;
    },
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
