import type { NoticeKind } from '../../domain/notices/notice.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import type { NoticeRow } from './notice-row.ts';
import { isWritten, ofOrder, type StatementPart } from './statement-parts.ts';

/** Messages about a clock that have lost their reason: of all rungs, or of some. */
export interface Withdrawal {
  clockId: string;
  rungs: readonly string[] | null;
  kinds: readonly NoticeKind[];
  /** Version of the entry that did it. */
  version: number;
}

/** What asks somebody to act on a clock that runs. */
const asking: readonly NoticeKind[] = ['ESCALATION', 'REMINDER', 'URGE'];
/** What is about a clock that is open. A vacant role stays vacant whatever becomes of the clock. */
const about: readonly NoticeKind[] = [...asking, 'REASSIGNED', 'PAUSE_ENDED', 'RISK', 'STOP_WORK'];

/** Programs and the product's own page keep the record; people are spared (ruling 7). */
const pushed: readonly string[] = ['EMAIL', 'WECOM', 'DINGTALK', 'FEISHU'];

/** What some entries take the reason from: a step that is done, waived, or stands still. */
export function withdrawals(folded: readonly FoldedEntry[]): Withdrawal[] {
  return folded.flatMap(({ entry: { events, version } }) =>
    events.flatMap((event): Withdrawal[] => {
      switch (event.type) {
        case 'clockStopped':
          return [{ clockId: event.clockId, rungs: null, kinds: about, version }];
        case 'clockPaused':
        case 'clockStoodStill':
          return [{ clockId: event.clockId, rungs: null, kinds: asking, version }];
        case 'rungsWaived':
          return [{ clockId: event.clockId, rungs: event.rungs, kinds: ['ESCALATION', 'REMINDER'], version }];
        default:
          return [];
      }
    }),
  );
}

/** A row of an earlier entry of the same commit, withdrawn before it was ever there. */
export function withWithdrawals(
  row: NoticeRow,
  version: number,
  withdrawn: readonly Withdrawal[],
): NoticeRow {
  const rung = 'rung' in row.payload ? row.payload.rung : '';
  const isGone = withdrawn.some(
    (each) =>
      each.version > version &&
      each.clockId === row.clockId &&
      each.kinds.some((kind) => kind === row.kind) &&
      (each.rungs?.includes(rung) ?? true),
  );
  return isGone && pushed.includes(row.channel) ? { ...row, state: 'WITHDRAWN' } : row;
}

/** Withdraws what waits and was never tried: one part of the commit's one statement. */
export function withdrawPart(withdrawn: readonly Withdrawal[]): StatementPart[] {
  if (withdrawn.length === 0) return [];
  const channels = pushed.map((channel) => `'${channel}'`).join(', ');
  const text = (parameter: string) => `
    update dueline.outbox o set state = 'WITHDRAWN'
    from jsonb_to_recordset(${parameter}::text::jsonb) as w("clockId" text, rungs jsonb, kinds jsonb)
    where ${ofOrder('o')} and o.clock_id = w."clockId" and o.state = 'PENDING' and o.attempts = 0
      and o.channel in (${channels}) and w.kinds ? o.kind
      and (w.rungs is null or w.rungs = 'null' or w.rungs ? (o.payload->>'rung')) and ${isWritten}`;
  return [{ name: 'withdrawn', text, json: JSON.stringify(withdrawn) }];
}
