import { readAudience } from '../../db/commit/notice-audience.ts';
import type { CaseState } from '../../domain/cases/case-state.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import type { CaseView } from '../views/case-schema.ts';
import { caseView } from '../views/case-view.ts';
import { withLocalInstants } from '../views/local-instants.ts';

/** The case as the caller sees it now. */
export async function viewCase(context: ApiContext, caller: Caller, state: CaseState): Promise<CaseView> {
  const { database, reference } = context;
  const now = nowOf(context);
  const [calendars, audience, local] = await Promise.all([
    reference.calendars(calendarsOf(state)),
    readAudience(database.sql, { from: now, to: now, now }),
    reference.local(),
  ]);
  return withLocalInstants(caseView(state, { caller, calendars, audience, now }), local);
}
