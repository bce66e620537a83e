import { draftProblems } from '../../db/changes/draft-problems.ts';
import type { ChangeRow } from '../../db/changes/drafts.ts';
import { ordersToReach } from '../../db/changes/orders-to-reach.ts';
import { commandOf } from '../../domain/changes/applied-change.ts';
import { previewOrder } from '../../domain/changes/preview-order.ts';
import { type ChangePreview, createTally } from '../../domain/changes/preview-tally.ts';
import type { Instant } from '../../domain/instant.ts';
import type { CalendarSource } from '../../domain/order/clock-facts.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { ChangedValue } from '../../domain/policy/changed-values.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { limits } from '../limits.ts';
import { refuseDraft } from './refuse-draft.ts';
import { type SupposedChange, supposedChange } from './supposed-change.ts';

/** What a change would do, with the figures that it changes where it is one of the policy. */
export type PreviewAnswer = ChangePreview & { values?: ChangedValue[] };

/**
 * What a draft would do to every open order if it were applied now, by the very rules that decide live (rules 7, 8,
 * ruling 8). Writes nothing. Throws a problem that names what is wrong with the draft.
 */
export async function previewChange(
  context: ApiContext,
  row: ChangeRow,
  personId: string,
): Promise<PreviewAnswer> {
  const now = nowOf(context);
  const supposed = await supposedChange(context, row, personId);
  const problems = await draftProblems(context.database.db, supposed.content, now);
  if (problems.length > 0) throw refuseDraft(problems);
  const { change, values } = supposed.make();
  const tally = createTally(limits.previewClocks);
  if (supposed.reaches) {
    for (let after = ''; ; ) {
      const states = await ordersToReach(context.database, change, after, limits.previewPage);
      for (const state of states) await previewOne(context, state, supposed, tally, now);
      const last = states.at(-1);
      if (last === undefined || states.length < limits.previewPage) break;
      after = last.orderId;
    }
  }
  return { ...tally.result(), ...(values === undefined ? {} : { values }) };
}

async function previewOne(
  { reference }: ApiContext,
  state: OrderState,
  supposed: SupposedChange,
  tally: ReturnType<typeof createTally>,
  now: Instant,
): Promise<void> {
  const { change, calendar } = supposed.make();
  const command = commandOf(change, state);
  if (command === undefined) return;
  const [policy, known] = await Promise.all([
    reference.policy(state.policyVersion),
    reference.calendars(calendarsOf(state)),
  ]);
  const calendars: CalendarSource = (ref) =>
    calendar !== undefined && ref.calendarId === calendar.id && String(ref.version) === calendar.version
      ? calendar
      : known(ref);
  const preview = previewOrder(state, command, { policy, calendars, now });
  if ('refusal' in preview) tally.refuse(state.orderId, preview.refusal.detail);
  else tally.add(preview.clocks);
}
