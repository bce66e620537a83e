import type { ClockKind } from '../clock.ts';
import { definitionOf, ladderFor, openClock } from '../clock-control.ts';
import type { Draft } from '../draft.ts';

/** Let an open clock of the order run to the limit that its definition now gives. */
export function moveLimit(draft: Draft, kind: ClockKind): void {
  const clock = openClock(draft, kind);
  const limit = definitionOf(kind).limit(draft.policy, draft.state);
  if (clock === undefined || limit === undefined) return;
  const ladder = ladderFor(draft.policy, kind, limit);
  draft.emit({ type: 'clockLimitChanged', clockId: clock.clockId, limit, ladder, at: draft.at });
}
