import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../../domain/order/clock.ts';
import { escalationOf } from '../../domain/order/escalation.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { policyOf } from '../../domain/order/policy-of.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { escalations } from '../schema/escalations.ts';

export type EscalationRow = typeof escalations.$inferSelect;

/** A rung that an entry recorded, with its clock. */
export interface RungStep extends FoldedEntry {
  clock: Clock;
  rung: string;
  at: Instant;
}

/** The rungs that some entries recorded. */
export function rungSteps(folded: readonly FoldedEntry[]): RungStep[] {
  return folded.flatMap((step) =>
    step.entry.events.flatMap((event) => {
      if (event.type !== 'rungReached') return [];
      const clock = step.after.clocks.find((each) => each.clockId === event.clockId);
      return clock === undefined ? [] : [{ ...step, clock, rung: event.rung, at: event.at }];
    }),
  );
}

/** The row of a reached rung (SLA-03, SLA-12). */
export function escalationRow(step: RungStep, policy: PolicyValues): EscalationRow {
  const { clock, rung, after, entry } = step;
  const lot = after.lots.find((each) => each.lotId === clock.lotId);
  const { level, roles } = escalationOf(clock, rung, policyOf(after, policy));
  return {
    orderId: after.orderId,
    clockId: clock.clockId,
    rung,
    version: entry.version,
    kind: clock.kind,
    lotId: clock.lotId ?? null,
    cycle: clock.cycle,
    department: clock.owner,
    stage: lot?.stage ?? after.stage,
    level,
    roles,
    dueAt: clock.due ?? step.at,
    reachedAt: step.at,
    recordedAt: entry.recordedAt,
    policyInduced: clock.rungs.some((each) => each.rung === rung && each.induced === true),
    acknowledgedAt: null,
    acknowledgedBy: null,
    waivedAt: null,
    waivedBy: null,
    waiverReason: null,
  };
}
