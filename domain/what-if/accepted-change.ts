import type { Instant } from '../instant.ts';
import { evaluatedCost } from '../order/change/evaluators.ts';
import { supposedChange } from '../order/change/impact.ts';
import type { Wanted } from '../order/change/reach.ts';
import { openChange } from '../order/change/request-change.ts';
import { openDraft } from '../order/draft.ts';
import type { Entry } from '../order/events.ts';
import { policyOf } from '../order/policy-of.ts';
import type { OrderState } from '../order/state.ts';
import type { PolicyValues } from '../policy/policy.ts';

/**
 * The entry by which a change takes effect: a wish by itself, or the order's open change, which both parties are
 * supposed to agree to; policy then carries it out as live. Throws a `RefusalError` for what cannot be made.
 */
export function acceptedChange(
  state: OrderState,
  wish: Wanted | undefined,
  now: Instant,
  policy: PolicyValues,
): Entry {
  if (wish !== undefined) return supposedChange(state, wish, now, policy).entry;
  const by = { kind: 'policy', rule: 'what-if' } as const;
  const draft = openDraft(state, policyOf(state, policy), now, by, []);
  const change = openChange(draft);
  const { changeId } = change;
  const assessment = 'what-if';
  const extraCost = evaluatedCost(state, change);
  const decision = { ...draft.sign(), approved: true, assessment, extraCost, needsAgreement: false };
  draft.emit({ type: 'changeRecorded', changeId, record: { decision } });
  for (const party of ['COMPANY', 'CUSTOMER'] as const) {
    const confirmation = { ...draft.sign(), party, saidBy: assessment };
    draft.emit({ type: 'changeConfirmed', changeId, confirmation });
  }
  const [occurredAt, recordedAt] = [now, now];
  const version = state.version + 1;
  return { version, by, command: 'confirmChange', occurredAt, recordedAt, events: [...draft.events] };
}
