import type { Gap, OrderDetails } from './details.ts';

/**
 * A telephone order says what was dictated, or nobody can tell later what was ordered: whoever took the call owes it, and
 * no clock of ours waits (INTAKE-04, ruling 6).
 */
export function callGaps({ channel, taken }: OrderDetails): Gap[] {
  if (channel !== 'PHONE' || taken?.dictated !== undefined) return [];
  return [{ path: 'taken.dictated', whose: 'OURS', reason: 'required before review' }];
}
