import type { ClockDetails, ClockEscalationRow, ClockPauseRow } from '../../db/reads/clock-details.ts';
import type { ClockRow } from '../../db/reads/list-clocks.ts';
import { epochMs, type Instant, isBefore } from '../../domain/instant.ts';
import { type PauseReason, pauseReasons, type Rung } from '../../domain/order/clock.ts';
import { escalationOf } from '../../domain/order/escalation.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { ClockView } from './clock-schema.ts';
import { present } from './row-views.ts';

/** A clock with what happened to it, as it stands at `now` under the figures of its order. */
export function clockView(
  row: ClockRow,
  { pauses, escalations }: ClockDetails,
  policy: PolicyValues,
  now: Instant,
): ClockView {
  const waived = row.rungs.some((rung) => rung.rung === '0' && rung.waived === true);
  const isLate = row.late ?? isBefore(row.dueAt, row.pausedAt ?? now);
  return {
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    ...present({ customerName: row.customerName }),
    clockId: row.clockId,
    kind: row.kind,
    ...present({ lotId: row.lotId }),
    cycle: row.cycle,
    department: row.owner,
    assignee: row.assignee,
    ...present({ assignedTo: row.assignedTo }),
    state: stateOf(row),
    anchor: row.anchorAt,
    limit: { ...row.timeLimit },
    dueAt: row.dueAt,
    provisional: row.provisional,
    overdue: isLate && !waived,
    waived,
    policyInduced: row.policyInduced,
    ...present({ stoppedAt: row.stoppedAt, late: row.late }),
    pauses: pauses.flatMap(pauseView),
    next: stateOf(row) === 'RUNNING' ? nextStep(row, policy) : null,
    escalations: escalations.map(reachedView),
  };
}

function stateOf({ stoppedAt, pausedAt }: ClockRow): ClockView['state'] {
  if (stoppedAt !== null) return 'CLOSED';
  return pausedAt === null ? 'RUNNING' : 'PAUSED';
}

function nextStep(row: ClockRow, policy: PolicyValues): ClockView['next'] {
  const [next] = row.rungs
    .filter((rung: Rung) => !rung.reached && !rung.waived)
    .sort((a, b) => epochMs(a.at) - epochMs(b.at));
  if (next === undefined) return null;
  const { level, roles } = escalationOf(row, next.rung, policy);
  const person = row.assignedTo !== null && roles.includes(row.assignee) ? row.assignedTo : null;
  return { rung: next.rung, at: next.at, level, roles, ...present({ personId: person }) };
}

function pauseView(row: ClockPauseRow): ClockView['pauses'] {
  const reason: PauseReason | undefined = pauseReasons.find((each) => each === row.reason);
  if (reason === undefined) return [];
  const { pausedAt, resumedAt, dueBefore, dueAfter } = row;
  return [{ reason, pausedAt, ...present({ resumedAt, dueBefore, dueAfter }) }];
}

function reachedView(row: ClockEscalationRow): ClockView['escalations'][number] {
  const { rung, level, roles, reachedAt, acknowledgedAt, waivedAt, policyInduced } = row;
  return { rung, level, roles, reachedAt, ...present({ acknowledgedAt, waivedAt }), policyInduced };
}
