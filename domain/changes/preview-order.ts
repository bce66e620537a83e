import type { Refusal } from '../errors.ts';
import { epochMs, type Instant } from '../instant.ts';
import type { Clock, ClockKind, Rung } from '../order/clock.ts';
import type { Command } from '../order/decide.ts';
import { escalationOf } from '../order/escalation.ts';
import { policyOf } from '../order/policy-of.ts';
import type { OrderState } from '../order/state.ts';
import type { Department } from '../people/departments.ts';
import type { Role } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { type OrderRules, supposedTurn } from '../what-if/turn.ts';

/** One rung that a change moves, adds or takes away; an instant is absent on the side that has no such rung. */
export interface RungPreview {
  rung: string;
  before?: Instant;
  after?: Instant;
  /** Roles that the rung tells. */
  roles: Role[];
  /** FIRES_NOW: the change itself puts it into the past, so that it is tagged as induced; ADDED: the ladder gains it. */
  gained?: 'FIRES_NOW' | 'ADDED';
  /** REMOVED: the ladder loses it; WITHDRAWN: it was on record, and is waived with the change's reason. */
  lost?: 'REMOVED' | 'WITHDRAWN';
}

/** One open clock that a change touches, and nothing of it that stays as it is. */
export interface ClockPreview {
  orderId: string;
  orderNumber: string;
  clockId: string;
  kind: ClockKind;
  owner: Department;
  dueBefore: Instant;
  dueAfter: Instant;
  /** Whether the due instant hangs on an official notice that is still to come. */
  provisionalBefore: boolean;
  provisionalAfter: boolean;
  rungs: RungPreview[];
}

/** What an order runs by now. */
export interface PreviewRules extends OrderRules {
  now: Instant;
}

export type OrderPreview = { clocks: ClockPreview[] } | { refusal: Refusal };

/**
 * What a command would do to the clocks of an order, by the very rules that decide live: compared with the order as it
 * would stand at `now` without it. Writes nothing.
 */
export function previewOrder(state: OrderState, command: Command, rules: PreviewRules): OrderPreview {
  const { outcomes, after } = supposedTurn(state, [command], rules.now, rules);
  const [outcome] = outcomes;
  if (outcome?.accepted === false) return { refusal: outcome.refusal };
  const { after: before } = supposedTurn(state, [], rules.now, rules);
  const told = { before: policyOf(before, rules.policy), after: policyOf(after, rules.policy) };
  const clocks = before.clocks.flatMap((clock) => {
    const changed = after.clocks.find((each) => each.clockId === clock.clockId);
    const preview = changed && clockPreview(before, clock, changed, told);
    return preview === undefined ? [] : [preview];
  });
  return { clocks };
}

type BothPolicies = Record<'before' | 'after', PolicyValues>;

function clockPreview(
  { orderId, orderNumber }: OrderState,
  before: Clock,
  after: Clock,
  told: BothPolicies,
): ClockPreview | undefined {
  if (before.due === undefined || after.due === undefined) return undefined;
  const provisionalBefore = before.provisional ?? false;
  const provisionalAfter = after.provisional ?? false;
  const rungs = rungPreviews(before, after, told);
  if (isSameInstant(before.due, after.due) && provisionalBefore === provisionalAfter && rungs.length === 0) {
    return undefined;
  }
  const { clockId, kind, owner } = after;
  const due = { dueBefore: before.due, dueAfter: after.due, provisionalBefore, provisionalAfter };
  return { orderId, orderNumber: orderNumber ?? '', clockId, kind, owner, ...due, rungs };
}

function rungPreviews(before: Clock, after: Clock, told: BothPolicies): RungPreview[] {
  const kept = after.rungs.flatMap((rung) => {
    const was = before.rungs.find((each) => each.rung === rung.rung);
    return changedRung(was, rung, escalationOf(after, rung.rung, told.after).roles);
  });
  const gone = before.rungs
    .filter((rung) => after.rungs.every((each) => each.rung !== rung.rung))
    .map(({ rung, at }): RungPreview => {
      const { roles } = escalationOf(before, rung, told.before);
      return { rung, before: at, roles, lost: 'REMOVED' };
    });
  return [...kept, ...gone];
}

function changedRung(was: Rung | undefined, is: Rung, roles: Role[]): RungPreview[] {
  const { rung, at: after } = is;
  if (was === undefined) return [{ rung, after, roles, gained: is.induced ? 'FIRES_NOW' : 'ADDED' }];
  const moved = { rung, before: was.at, after, roles };
  if (is.induced && !was.induced) return [{ ...moved, gained: 'FIRES_NOW' }];
  if (is.waived && !was.waived) return [{ ...moved, lost: 'WITHDRAWN' }];
  return isSameInstant(was.at, after) ? [] : [moved];
}

function isSameInstant(a: Instant, b: Instant): boolean {
  return epochMs(a) === epochMs(b);
}
