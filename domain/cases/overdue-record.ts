import { epochMs, type Instant } from '../instant.ts';
import { type ClockKind, clockKinds } from '../order/clock.ts';
import type { Department } from '../people/departments.ts';
import { isFinalStep } from './case-kinds.ts';
import type { Accountability, CaseState, Cause, LeadershipReport, Measure } from './case-state.ts';

const dayMs = 86_400_000;

/** What the regulations keep of an overdue order: nine fields, one record for each order of the case (OVERDUE-15). */
export interface OverdueRecord {
  orderId: string;
  orderNumber: string;
  /** Whole calendar days since the due instant, to the end of the case or to now. */
  daysOverdue: number;
  /** What was late: the kind of its clock. */
  stage?: ClockKind;
  /** The primary cause, and the department in which it lay. */
  cause?: Cause;
  department: Department;
  measures: Measure[];
  report?: LeadershipReport;
  accountability: Accountability[];
  /** How and when it ended. */
  closing?: { outcome: NonNullable<CaseState['outcome']>; at: Instant };
}

/** The records of a case at `now`, one for each of its orders. */
export function overdueRecord(state: CaseState, now: Instant): OverdueRecord[] {
  const { analysis, department, measures, report, accountability, outcome, step, stepSince } = state;
  const cause = analysis?.causes.find(({ primary }) => primary === true);
  const isOver = isFinalStep(step);
  return state.orders.map(({ orderId, orderNumber, clockId, lateSince }) => {
    const stage = kindOf(clockId);
    return {
      orderId,
      orderNumber,
      daysOverdue: lateSince === undefined ? 0 : daysBetween(lateSince, isOver ? stepSince : now),
      ...(stage === undefined ? {} : { stage }),
      ...(cause === undefined ? {} : { cause }),
      department: cause?.department ?? department,
      measures,
      ...(report === undefined ? {} : { report }),
      accountability,
      ...(isOver && outcome !== undefined ? { closing: { outcome, at: stepSince } } : {}),
    };
  });
}

function daysBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((epochMs(to) - epochMs(from)) / dayMs));
}

/** `L2.delivery#1` is a clock of kind `delivery`. */
function kindOf(clockId: string | undefined): ClockKind | undefined {
  const name = clockId?.replace(/^L\d+\./, '').replace(/#\d+$/, '');
  return clockKinds.find((kind) => kind === name);
}
