import type { UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, allHandlersFinished, condition } from '@temporalio/workflow';
import type { Refusal } from '../domain/errors.ts';
import type { Instant } from '../domain/instant.ts';
import { createAlarm } from './alarm.ts';
import { acceptCommands, type LoopWords, type Waiting } from './command-queue.ts';
import { runLimits } from './limits.ts';

/** What became of one command of a turn. */
export type TurnOutcome = { accepted: true; version: number } | { accepted: false; refusal: Refusal };

/** One turn: entries to commit together, the state after them, an outcome for each command, in order. */
export interface Turn<State, Entry> {
  entries: Entry[];
  state: State;
  outcomes: TurnOutcome[];
}

/** What a commit answers: the facts that only it can tell, or which entry lost a race. */
export type Committed<Facts> =
  | { committed: true; facts: Facts }
  | { committed: false; entryVersion: number; refusal: Refusal };

/** What lives in a serial loop: its rules, its effects, its words. */
export interface Life<
  State extends { version: number },
  Command extends { updateId?: string },
  Entry extends { version: number; command: string },
  Facts,
  Answer,
> {
  update: UpdateDefinition<Answer | { accepted: false; refusal: Refusal }, [Command]>;
  words: LoopWords;
  /** Updates after which the run is carried on as a new one (I12). */
  updatesPerRun: number;
  compose(
    state: State,
    commands: readonly Command[],
    now: Instant,
    lost?: ReadonlyMap<number, Refusal>,
  ): Turn<State, Entry>;
  commit(before: State, entries: Entry[], summary: string): Promise<Committed<Facts>>;
  applyFacts(state: State, facts: Facts): State;
  /** True at its end, when nothing is left to be done either. */
  isOver(state: State): boolean;
  nextDue(state: State): Instant | undefined;
  alarmSummary(state: State): string;
  answer(outcome: { accepted: true; version: number }, after: State): Answer;
  show(state: State): void;
  carryOn(state: State): Promise<never>;
  /** Something to ask of others after a commit; what they answered are commands to itself. One at a time. */
  errand?(state: State): (() => Promise<Command[]>) | undefined;
}

/**
 * One serial loop around a reducer, to the end of what lives in it: it waits for a command or the next due instant,
 * decides, commits, applies, answers, and arms one timer. `seen` is told each state, for the query.
 */
export async function liveSerially<
  State extends { version: number },
  Command extends { updateId?: string },
  Entry extends { version: number; command: string },
  Facts,
  Answer,
>(
  life: Life<State, Command, Entry, Facts, Answer>,
  begin: State,
  seen: (state: State) => void,
): Promise<State> {
  type Waits = Waiting<Command, Answer>;
  let state = begin;
  const queue = acceptCommands<Command, Answer>({
    update: life.update,
    words: life.words,
    updatesPerRun: life.updatesPerRun,
    decideEarly: (command) => life.compose(state, [command], new Date().toISOString()).outcomes[0],
  });
  const alarm = createAlarm(() => Date.now());
  /** AWAY: an errand is under way; else what it brought home. */
  let errand: 'AWAY' | readonly Waits[] = [];
  const isAbroad = () => errand === 'AWAY' || errand.some((each) => each.answer === undefined);

  while (!life.isOver(state) || isAbroad()) {
    sendOut();
    if (queue.isSpent() && queue.isEmpty() && !isAbroad()) {
      await condition(allHandlersFinished);
      return await life.carryOn(state);
    }
    alarm.set(life.nextDue(state), life.alarmSummary(state));
    await condition(() => !queue.isEmpty() || alarm.rang() || (queue.isSpent() && !isAbroad()));
    state = await turn(queue.take(runLimits.commandsPerCommit), state);
    seen(state);
    life.show(state);
  }
  queue.close();
  for (const waiting of queue.take(Number.POSITIVE_INFINITY)) {
    waiting.answer = { accepted: false, refusal: life.words.justClosed };
  }
  await condition(allHandlersFinished);
  return state;

  /** What is pending goes out while the loop goes on; a busy address holds no command up. */
  function sendOut(): void {
    const run = isAbroad() ? undefined : life.errand?.(state);
    if (run === undefined) return;
    errand = 'AWAY';
    void run().then((commands) => {
      errand = queue.putOwn(commands);
    });
  }

  /** Decide, commit, apply and answer for some commands; a command that lost a race is decided out. */
  async function turn(waiting: Waits[], before: State): Promise<State> {
    const commands = waiting.map((each) => each.command);
    const lost = new Map<number, Refusal>();
    for (;;) {
      const now = new Date().toISOString();
      const batch = life.compose(before, commands, now, lost);
      if (batch.entries.length === 0) return answered(waiting, batch, before);
      const result = await life.commit(before, batch.entries, summaryOf(batch.entries));
      if (result.committed) return answered(waiting, batch, life.applyFacts(batch.state, result.facts));
      lost.set(loser(batch.outcomes, result.entryVersion), result.refusal);
    }
  }

  function answered(waiting: readonly Waits[], batch: Turn<State, Entry>, after: State): State {
    waiting.forEach((each, index) => {
      const outcome = batch.outcomes[index];
      if (outcome !== undefined) each.answer = outcome.accepted ? life.answer(outcome, after) : outcome;
    });
    return after;
  }
}

/** Place of the command whose entry lost at commit: the last accepted one at or before that version. */
function loser(outcomes: readonly TurnOutcome[], entryVersion: number): number {
  const place = outcomes.findLastIndex((each) => each.accepted && each.version <= entryVersion);
  if (place < 0) {
    // Only a command can compete with others; anything else is a defect worth an operator's eye.
    throw ApplicationFailure.retryable(`entry ${entryVersion} of no command was refused by the commit`);
  }
  return place;
}

function summaryOf(entries: readonly { version: number; command: string }[]): string {
  const names = [...new Set(entries.map((entry) => entry.command))].slice(0, 4);
  const [first, last] = [entries[0]?.version, entries.at(-1)?.version];
  return `journal ${first === last ? first : `${first}-${last}`}: ${names.join(', ')}`;
}
