import { assignAnew } from '../assignment.ts';
import type { Draft } from '../draft.ts';
import { reopenReview } from '../reopening.ts';
import { settleGaps } from '../settle-gaps.ts';
import { changeLots } from './change-lots.ts';
import { moveLimit } from './move-limit.ts';
import { difference, otherwiseMade, patchedDetails } from './patch.ts';
import type { Wanted } from './reach.ts';
import type { ChangeRecord } from './records.ts';

/**
 * Put a wish into effect: the order's data, and all that follows for its reviews, lots and clocks. Answers what the
 * order was, what it is, and what it meant for each lot.
 */
export function applyWish(
  draft: Draft,
  { wanted, lotId }: Wanted,
): Pick<ChangeRecord, 'before' | 'after' | 'effects'> {
  const before = draft.state.details;
  const changed = difference(before, patchedDetails(before, wanted));
  const otherwise = otherwiseMade(before, patchedDetails(before, wanted));
  draft.emit({
    type: 'detailsChanged',
    ...changed,
    ...(otherwise.length === 0 ? {} : { otherwise }),
  });
  const { stage } = draft.state;
  if (stage === 'RECEIVED' || stage === 'AWAITING_INFO') settleGaps(draft);
  reopenReview(draft, before);
  assignAnew(draft);
  const effects = draft.state.lots.length === 0 ? [] : changeLots(draft, before, lotId);
  if (before.deliveryDate !== draft.state.details.deliveryDate) moveLimit(draft, 'promisedDelivery');
  const kept = onlyChangedLines(changed);
  return effects.length === 0 ? kept : { ...kept, effects };
}

/** A record of a change names the lines that differ; the journal has them all. */
function onlyChangedLines({ before, after }: ReturnType<typeof difference>): ReturnType<typeof difference> {
  if (before.lines === undefined || after.lines === undefined) return { before, after };
  const was = new Map(before.lines.map((line) => [line.line, JSON.stringify(line)]));
  const changed = after.lines.filter((line) => was.get(line.line) !== JSON.stringify(line));
  const numbers = changed.map(({ line }) => line);
  return {
    before: { ...before, lines: before.lines.filter(({ line }) => numbers.includes(line)) },
    after: { ...after, lines: changed },
  };
}
