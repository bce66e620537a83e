import { type Instant, isBefore } from '../instant.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { applyEntry } from './apply.ts';
import type { Clock, ClockMoment } from './clock.ts';
import { type Command, decide } from './decide.ts';
import { dueMoment } from './due-moment.ts';
import type { Entry } from './events.ts';
import { policyDecision } from './policy-decisions.ts';
import { policyOf } from './policy-of.ts';
import { isFinal } from './stage-names.ts';
import type { OrderState } from './state.ts';

/** More policy decisions than this at one instant would be a rule that triggers itself. */
const decisionBound = 500;

/**
 * The entries that time itself has brought by `now`: every rung whose instant lies before it, in the order of
 * their instants (rule 11), and what policy decides in a person's stead; a rung that such a decision forestalls
 * is never reached. What policy decides happened at `occurredAt`, as the act did that it follows.
 */
export function advance(
  state: OrderState,
  now: Instant,
  policy: PolicyValues,
  occurredAt: Instant = now,
): Entry[] {
  const entries: Entry[] = [];
  let current = state;
  const take = (entry: Entry): void => {
    entries.push(entry);
    current = applyEntry(current, entry);
  };
  for (let decisions = 0; ; ) {
    const due = dueMoment(current.clocks, now);
    const command = isFinal(current.stage)
      ? undefined
      : policyDecision(current, due?.moment.at ?? now, policyOf(current, policy));
    if (command !== undefined) {
      if (decisions === decisionBound) throw new RangeError(`policy never rests: ${command.name}`);
      decisions += 1;
      take(policyEntry(current, { occurredAt, ...command }, now, policy));
    } else if (due !== undefined) {
      take(momentEntry(current, due.clock, due.moment, now));
    } else {
      return entries;
    }
  }
}

/** A decision of policy as an entry; it cannot lie before the stage that it is taken in. */
function policyEntry(
  state: OrderState,
  command: Command & { occurredAt: Instant },
  now: Instant,
  policy: PolicyValues,
): Entry {
  const since = state.stageSince[command.lotId ?? 'order'];
  const early = since !== undefined && isBefore(command.occurredAt, since);
  const decision = decide(state, early ? { ...command, occurredAt: since } : command, now, policy);
  if (!decision.accepted) throw new RangeError(`policy gave a refused command: ${decision.refusal.detail}`);
  return decision.entry;
}

/** Recorded once, with its true instant, however late the machine was (rule 12). */
function momentEntry(state: OrderState, clock: Clock, moment: ClockMoment, now: Instant): Entry {
  const { clockId } = clock;
  const { at } = moment;
  const isRung = 'rung' in moment;
  return {
    version: state.version + 1,
    by: { kind: 'clock' },
    command: isRung ? 'rung' : 'pauseCap',
    ...(clock.lotId === undefined ? {} : { lotId: clock.lotId }),
    occurredAt: at,
    recordedAt: now,
    events: [
      isRung
        ? { type: 'rungReached', clockId, rung: moment.rung.rung, at }
        : { type: 'clockResumed', clockId, at, reason: moment.pauseEnd.reason, capped: true },
    ],
  };
}
