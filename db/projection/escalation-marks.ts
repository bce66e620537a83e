import type { FoldedEntry } from '../../domain/order/fold.ts';
import { actorId } from '../../domain/people/actor.ts';
import type { EscalationRow } from './escalation-rows.ts';

/** What people did about escalations that are on record already. */
export interface EscalationMark
  extends Pick<
    EscalationRow,
    'acknowledgedAt' | 'acknowledgedBy' | 'waivedAt' | 'waivedBy' | 'waiverReason'
  > {
  clockId: string;
  rung: string;
}

/** Acknowledgements and waivers that some entries hold (rules 9 and 15). */
export function escalationMarks(folded: readonly FoldedEntry[]): EscalationMark[] {
  const marks = new Map<string, EscalationMark>();
  for (const { entry } of folded) {
    const by = actorId(entry.by);
    for (const event of entry.events) {
      if (event.type !== 'rungsAcknowledged' && event.type !== 'rungsWaived') continue;
      for (const rung of event.rungs) {
        const key = `${event.clockId}/${rung}`;
        const mark = marks.get(key) ?? unmarked(event.clockId, rung);
        marks.set(
          key,
          event.type === 'rungsAcknowledged'
            ? { ...mark, acknowledgedAt: entry.occurredAt, acknowledgedBy: by }
            : { ...mark, waivedAt: entry.occurredAt, waivedBy: by, waiverReason: event.reason },
        );
      }
    }
  }
  return [...marks.values()];
}

/** Rows that the same entries record, with the marks on them; and the marks of rows that are there already. */
export function markedRows(
  rows: readonly EscalationRow[],
  marks: readonly EscalationMark[],
): { rows: EscalationRow[]; marks: EscalationMark[] } {
  const isOf = (row: EscalationRow, mark: EscalationMark) =>
    row.clockId === mark.clockId && row.rung === mark.rung;
  return {
    rows: rows.map((row) => ({ ...row, ...marks.find((mark) => isOf(row, mark)) })),
    marks: marks.filter((mark) => rows.every((row) => !isOf(row, mark))),
  };
}

function unmarked(clockId: string, rung: string): EscalationMark {
  return {
    clockId,
    rung,
    acknowledgedAt: null,
    acknowledgedBy: null,
    waivedAt: null,
    waivedBy: null,
    waiverReason: null,
  };
}
