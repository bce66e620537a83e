import { type Refusal, RefusalError, refuse } from '../errors.ts';
import type { Instant } from '../instant.ts';
import { happenedAt } from '../order/happened-at.ts';
import { guardSeenVersion } from '../order/seen-version.ts';
import { type Actor, actorId, delegatorsOf, holdsOneOf } from '../people/actor.ts';
import type { Role } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import {
  type CaseCommandDefinition,
  caseCommandNames,
  caseCommandTable,
  kebabCaseCommand,
} from './case-commands.ts';
import { type CaseGiversNow, openCaseDraft } from './case-draft.ts';
import type { CaseEntry } from './case-events.ts';
import type { CaseCommandInputs, CaseCommandName, OpenCaseInput } from './case-inputs.ts';
import { caseKindCodes, isFinalStep, rolesWith } from './case-kinds.ts';
import type { CaseState } from './case-state.ts';

/** A command as it reaches a case: its name and input, who gives it and when it happened. */
export interface CaseCommand<Name extends CaseCommandName = CaseCommandName> {
  name: Name;
  input: CaseCommandInputs[Name];
  actor: Actor;
  /** When it happened, if earlier than now (ruling 4). */
  occurredAt?: Instant;
  /** The version that the person saw (I9). */
  expectedVersion?: number;
  updateId?: string;
  reason?: string;
}

export type CaseDecision = { accepted: true; entry: CaseEntry } | { accepted: false; refusal: Refusal };

/** What a command does to a case at `now`: one journal entry, or a refusal that changes nothing. Pure. */
export function decideCase(
  state: CaseState,
  command: CaseCommand,
  now: Instant,
  policy: PolicyValues,
): CaseDecision {
  try {
    return { accepted: true, entry: decideEntry(state, command, now, policy) };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const openCommands = openCaseCommands(state).map(kebabCaseCommand);
    return { accepted: false, refusal: { ...error.refusal, openCommands } };
  }
}

/** Names of the commands open in the step that the case is in, whoever asks. */
export function openCaseCommands(state: CaseState): CaseCommandName[] {
  if (state.version === 0) return ['openCase'];
  return caseCommandNames.filter((name) => name !== 'openCase' && isOpen(state, caseCommandTable[name]));
}

/** True when the person may give the command to this case, for whatever of it the input would name. */
export function mayGiveCaseCommand(state: CaseState, name: CaseCommandName, actor: Actor): boolean {
  const definition = caseCommandTable[name];
  // Before a case is open, its kind is not known: whoever may open one of some kind.
  if (name === 'openCase' && state.version === 0) {
    const roles = caseKindCodes.flatMap((kind) => rolesWith(kind, 'OPENS', state.department));
    return holdsOneOf(actor, roles);
  }
  return mayGive(definition.who.persons?.(state) ?? [], rolesFor(state, definition), actor);
}

/** Roles that may give the command; persons named in the case come on top. */
export function caseCommandRoles(state: CaseState, name: CaseCommandName): Role[] {
  return rolesFor(state, caseCommandTable[name]);
}

function decideEntry(state: CaseState, command: CaseCommand, now: Instant, policy: PolicyValues): CaseEntry {
  const definition = caseCommandTable[command.name] as CaseCommandDefinition;
  const wanted = guardGiver(state, definition, command);
  guardState(state, definition, command);
  const at = happenedAt(command.occurredAt, now, state.stepSince || undefined, 'step');
  const draft = openCaseDraft(state, policy, at, command.actor, wanted);
  definition.decide(draft, command.input);
  return {
    version: state.version + 1,
    by: draft.actor,
    command: command.name,
    ...(command.updateId === undefined ? {} : { updateId: command.updateId }),
    occurredAt: at,
    recordedAt: now,
    ...(command.reason === undefined ? {} : { reason: command.reason }),
    events: [...draft.events],
  };
}

function isOpen(state: CaseState, definition: CaseCommandDefinition<never>): boolean {
  const { steps, isOpen: holdsOpen } = definition;
  return steps.includes(state.step) && !isFinalStep(state.step) && holdsOpen?.(state) !== false;
}

/** Whom the command is for; the actor holds one of the roles or is one of the persons, or acts for who does. */
function guardGiver(
  state: CaseState,
  definition: CaseCommandDefinition,
  command: CaseCommand,
): CaseGiversNow {
  const about = command.name === 'openCase' ? opening(state, command.input as OpenCaseInput) : state;
  const roles = rolesFor(about, definition, command.input);
  const persons = definition.who.persons?.(about, command.input) ?? [];
  if (mayGive(persons, roles, command.actor)) return { roles, persons };
  const givers = [...new Set([...roles, ...persons])].join(', ') || 'policy alone';
  refuse('not-your-role', `${kebabCaseCommand(command.name)} is for: ${givers}.`);
}

/** Who may open a case follows from what it would be. */
function opening(state: CaseState, { kind, department }: OpenCaseInput): CaseState {
  return { ...state, kind, department };
}

function rolesFor(state: CaseState, { who }: CaseCommandDefinition<never>, input?: object): Role[] {
  const byPart = (who.parts ?? []).flatMap((part) => rolesWith(state.kind, part, state.department));
  return [...new Set([...byPart, ...(who.roles ?? []), ...(who.rolesIn?.(state, input) ?? [])])];
}

function mayGive(persons: readonly string[], roles: readonly Role[], actor: Actor): boolean {
  if (holdsOneOf(actor, roles)) return true;
  return [actorId(actor), ...delegatorsOf(actor)].some((id) => persons.includes(id));
}

function guardState(state: CaseState, definition: CaseCommandDefinition, command: CaseCommand): void {
  const isOpening = command.name === 'openCase';
  if (isOpening && state.version > 0) refuse('not-in-this-state', `The case is ${state.step}.`);
  if (isOpening) return;
  if (isFinalStep(state.step) && !definition.steps.includes(state.step)) {
    refuse('not-in-this-state', `The case is at its end: ${state.step}.`);
  }
  guardSeenVersion(command.expectedVersion, state, 'case');
  if (!definition.steps.includes(state.step)) refuse('not-in-this-state', `The case is ${state.step}.`);
}
