import type { FoldedEntry } from '../../domain/order/fold.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { changedRows } from './changed-rows.ts';
import { type ClockRow, changedClocks } from './clock-rows.ts';
import { type EscalationMark, escalationMarks, markedRows } from './escalation-marks.ts';
import { type EscalationRow, escalationRow, rungSteps } from './escalation-rows.ts';
import { type LineRow, lineRows } from './line-rows.ts';
import { type LotRow, lotRows } from './lot-rows.ts';
import { type PauseChanges, pauseChanges } from './pause-rows.ts';
import { type ReservationRow, reservationRows } from './reservation-rows.ts';
import { orderSearchContent, type SearchRow, searchRow } from './search-row.ts';
import { type StageChanges, stageChanges } from './stage-visits.ts';
import { type TaskChanges, taskChanges } from './task-rows.ts';

/** What some entries change in the current-state tables, but for the row in `orders` and what is in no journal. */
export interface Projection {
  search?: SearchRow;
  lines: LineRow[];
  lots: LotRow[];
  /** Ids of lots that fell away. */
  lotsDropped: string[];
  clocks: ClockRow[];
  pauses: PauseChanges;
  stages: StageChanges;
  tasks: TaskChanges;
  escalations: EscalationRow[];
  escalationMarks: EscalationMark[];
  reservations: ReservationRow[];
}

/** Pure: the same entries give the same rows, live and when the tables are rebuilt from the journal (I1). */
export function projectEntries(
  folded: readonly [FoldedEntry, ...FoldedEntry[]],
  policy: PolicyValues,
): Projection {
  const { before } = folded[0];
  const after = folded.at(-1)?.after ?? before;
  const content = orderSearchContent(after);
  const escalations = markedRows(
    rungSteps(folded).map((step) => escalationRow(step, policy)),
    escalationMarks(folded),
  );
  const projection: Projection = {
    lines:
      after.details === before.details
        ? []
        : changedRows(lineRows(before), lineRows(after), (row) => row.line),
    lots: changedRows(lotRows(before), lotRows(after), (row) => row.lotId),
    lotsDropped: before.droppedLots === after.droppedLots ? [] : (after.droppedLots ?? []),
    clocks: changedClocks(before, folded),
    pauses: pauseChanges(folded),
    stages: stageChanges(before, folded),
    tasks: taskChanges(before, folded, policy),
    escalations: escalations.rows,
    escalationMarks: escalations.marks,
    reservations: reservationRows(folded),
  };
  if (content !== orderSearchContent(before)) projection.search = searchRow(after.orderId, content);
  return projection;
}
