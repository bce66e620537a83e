import type { NoticeKind } from '../../domain/notices/notice.ts';
import type { PauseReason } from '../../domain/order/clock.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { holdReasons } from '../../domain/order/hold.ts';
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
const about: readonly NoticeKind[] = [
  ...asking,
  'REASSIGNED',
  'PAUSE_ENDED',
  'RISK',
  'STOP_WORK',
  'REPORT_DUE',
];

/** Programs and the product's own page keep the record; people are spared (ruling 7). */
const pushed: readonly string[] = ['EMAIL', 'WECOM', 'DINGTALK', 'FEISHU'];

/** What some entries take the reason from: a step that is done, waived, or stands still. */
export function withdrawals(folded: readonly FoldedEntry[]): Withdrawal[] {
  return folded.flatMap(({ entry: { events, version }, after }) =>
    events.flatMap((event): Withdrawal[] => {
      switch (event.type) {
        case 'trackingRecorded':
          return after.clocks
            .filter(({ owner }) => owner === event.entry.department)
            .map(({ clockId }) => ({ clockId, rungs: null, kinds: ['REPORT_DUE'], version }));
        case 'clockStopped':
          return [{ clockId: event.clockId, rungs: null, kinds: about, version }];
        case 'clockPaused':
          return [{ clockId: event.clockId, rungs: null, kinds: stopped(event.reason), version }];
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

/** While an order is held nobody is asked how far it has come either (TRACK-03). */
function stopped(reason: PauseReason): readonly NoticeKind[] {
  return holdReasons.some((each) => each === reason) ? [...asking, 'REPORT_DUE'] : asking;
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
