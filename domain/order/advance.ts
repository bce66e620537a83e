import { epochMs, type Instant } from '../instant.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { applyEntry } from './apply.ts';
import { type Clock, nextRung, type Rung } from './clock.ts';
import { decide } from './decide.ts';
import type { Entry } from './events.ts';
import { policyDecision } from './policy-decisions.ts';
import { isFinal } from './stage-names.ts';
import type { OrderState } from './state.ts';

/** More policy decisions than this at one instant would be a rule that triggers itself. */
const decisionBound = 500;

/**
 * The entries that time itself has brought by `now`: first every rung whose instant lies before it, in the
 * order of their instants (rule 11), then what policy decides in a person's stead.
 */
export function advance(state: OrderState, now: Instant, policy: PolicyValues): Entry[] {
  const entries: Entry[] = [];
  let current = state;
  const take = (entry: Entry): void => {
    entries.push(entry);
    current = applyEntry(current, entry);
  };
  for (let due = dueRung(current, now); due !== undefined; due = dueRung(current, now)) {
    take(rungEntry(current, due.clock, due.rung, now));
  }
  for (let count = 0; !isFinal(current.stage); count += 1) {
    const command = policyDecision(current, now, policy);
    if (command === undefined) break;
    if (count === decisionBound) throw new RangeError(`policy never rests: ${command.name}`);
    const decision = decide(current, command, now, policy);
    if (!decision.accepted) throw new RangeError(`policy gave a refused command: ${decision.refusal.detail}`);
    take(decision.entry);
  }
  return entries;
}

function dueRung(state: OrderState, now: Instant): { clock: Clock; rung: Rung } | undefined {
  let first: { clock: Clock; rung: Rung } | undefined;
  for (const clock of state.clocks) {
    const rung = nextRung(clock);
    if (rung === undefined || epochMs(rung.at) >= epochMs(now)) continue;
    if (first === undefined || epochMs(rung.at) < epochMs(first.rung.at)) first = { clock, rung };
  }
  return first;
}

/** Recorded once, with its true instant, however late the machine was (rule 12). */
function rungEntry(state: OrderState, clock: Clock, rung: Rung, now: Instant): Entry {
  return {
    version: state.version + 1,
    by: { kind: 'clock' },
    command: 'rung',
    ...(clock.lotId === undefined ? {} : { lotId: clock.lotId }),
    occurredAt: rung.at,
    recordedAt: now,
    events: [{ type: 'rungReached', clockId: clock.clockId, rung: rung.rung, at: rung.at }],
  };
}
