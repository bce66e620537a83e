import { type Refusal, RefusalError, refuse } from '../errors.ts';
import type { Instant } from '../instant.ts';
import { type Actor, holdsOneOf } from '../people/actor.ts';
import type { Role } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { type CommandDefinition, commandNames, commandTable, kebabName } from './commands.ts';
import { openDraft } from './draft.ts';
import type { Entry } from './events.ts';
import { happenedAt } from './happened-at.ts';
import { holdAgainst } from './hold.ts';
import type { CommandInputs, CommandName } from './inputs.ts';
import { policyOf } from './policy-of.ts';
import { guardSeenVersion } from './seen-version.ts';
import { isFinal, type Stage } from './stage-names.ts';
import type { OrderState } from './state.ts';

/** A command as it reaches the order: its name and input, who gives it and when it happened. */
export interface Command<Name extends CommandName = CommandName> {
  name: Name;
  input: CommandInputs[Name];
  actor: Actor;
  /** The lot it acts on; may be left out when just one lot is in a fitting stage. */
  lotId?: string;
  /** When it happened, if earlier than now (ruling 4). */
  occurredAt?: Instant;
  /** The version that the person saw (I9). */
  expectedVersion?: number;
  updateId?: string;
  reason?: string;
}

export type Decision = { accepted: true; entry: Entry } | { accepted: false; refusal: Refusal };

/**
 * What a command does to an order at `now`: one journal entry, or a refusal that changes nothing. Pure: the
 * same code decides live, in tests, in what-if and in the page's preview.
 */
export function decide(state: OrderState, command: Command, now: Instant, policy: PolicyValues): Decision {
  try {
    return { accepted: true, entry: decideEntry(state, command, now, policy) };
  } catch (error) {
    if (error instanceof RefusalError) return { accepted: false, refusal: completed(error.refusal, state) };
    throw error;
  }
}

/** Names of the commands open in the stages the order and its lots are in, whoever asks. */
export function openCommands(state: OrderState): CommandName[] {
  return commandNames.filter((name) => commandTable[name].roles.length > 0 && inFittingStage(state, name));
}

/** Stages that the order and its lots are in, each once. */
export function currentStages(state: OrderState): Stage[] {
  return [...new Set<Stage>([state.stage, ...state.lots.map((lot) => lot.stage)])];
}

/** Lots in a stage that the command can be given in. */
export function fittingLots(state: OrderState, name: CommandName): string[] {
  const definition = commandTable[name] as CommandDefinition;
  return lotsInStage(state, definition).filter(
    (lotId) => holdAgainst(definition, state, lotId) === undefined,
  );
}

function lotsInStage(state: OrderState, { stages }: CommandDefinition): string[] {
  return state.lots.filter((lot) => stages.includes(lot.stage)).map((lot) => lot.lotId);
}

function decideEntry(state: OrderState, command: Command, now: Instant, policy: PolicyValues): Entry {
  const definition = commandTable[command.name] as CommandDefinition;
  const wanted = guardRoles(definition, command);
  if (command.name !== 'receiveOrder') guardState(state, definition, command);
  const lotId = definition.subject === 'lot' ? subjectLot(state, definition, command) : undefined;
  guardHold(state, definition, lotId);
  const at = happenedAt(command.occurredAt, now, state.stageSince[lotId ?? 'order'], 'stage');
  const draft = openDraft(state, policyOf(state, policy), at, command.actor, wanted);
  definition.decide(draft, command.input, lotId ?? '');
  return {
    version: state.version + 1,
    by: draft.actor,
    command: command.name,
    ...(command.updateId === undefined ? {} : { updateId: command.updateId }),
    ...(lotId === undefined ? {} : { lotId }),
    occurredAt: at,
    recordedAt: now,
    ...(command.reason === undefined ? {} : { reason: command.reason }),
    events: [...draft.events],
  };
}

/** The roles that the command is for, one of which its actor holds. */
function guardRoles(definition: CommandDefinition, command: Command): readonly Role[] {
  const wanted = definition.rolesFor?.(command.input) ?? definition.roles;
  if (holdsOneOf(command.actor, wanted)) return wanted;
  refuse('not-your-role', `${kebabName(command.name)} is for: ${wanted.join(', ') || 'policy alone'}.`);
}

function guardState(state: OrderState, definition: CommandDefinition, command: Command): void {
  if (isFinal(state.stage)) refuse('order-closed', `The order is ${state.stage}.`);
  guardSeenVersion(command.expectedVersion, state, 'order');
  if (definition.subject === 'order' && !definition.stages.includes(state.stage)) {
    refuse('not-in-this-state', `The order is ${currentStages(state).join(', ')}.`);
  }
}

/** While work is held, only what deals with the hold, the customer or the clocks goes on. */
function guardHold(state: OrderState, definition: CommandDefinition, lotId: string | undefined): void {
  const hold = holdAgainst(definition, state, lotId);
  if (hold !== undefined) {
    refuse('blocked', `Work stands still: ${hold.reason}, since ${hold.at}.`);
  }
}

function subjectLot(state: OrderState, definition: CommandDefinition, command: Command): string {
  const fitting = lotsInStage(state, definition);
  const [only, ...others] = fitting;
  if (command.lotId !== undefined) {
    const lot = state.lots.find((each) => each.lotId === command.lotId);
    if (lot === undefined) {
      refuse('does-not-fit', `The order has no lot ${command.lotId}.`, [
        { path: 'lotId', reason: `lots: ${state.lots.map((each) => each.lotId).join(', ') || 'none yet'}` },
      ]);
    }
    if (definition.stages.includes(lot.stage)) return lot.lotId;
    refuse('not-in-this-state', `Lot ${lot.lotId} is ${lot.stage}.`);
  }
  if (only === undefined) {
    refuse('not-in-this-state', `The order is ${currentStages(state).join(', ')}.`);
  }
  if (others.length === 0) return only;
  refuse('does-not-fit', 'Several lots are open for this command: say which.', [
    { path: 'lotId', reason: `one of ${fitting.join(', ')}` },
  ]);
}

function inFittingStage(state: OrderState, name: CommandName): boolean {
  const definition = commandTable[name] as CommandDefinition;
  const { subject, stages, isOpen } = definition;
  if (isOpen?.(state) === false) return false;
  if (subject === 'lot') return fittingLots(state, name).length > 0;
  return stages.includes(state.stage) && holdAgainst(definition, state) === undefined;
}

function completed(refused: Refusal, state: OrderState): Refusal {
  return { ...refused, openCommands: openCommands(state).map(kebabName) };
}
