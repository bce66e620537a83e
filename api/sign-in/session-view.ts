import type { SessionHolder } from '../../db/sessions/find-session.ts';
import { delegatorsOf, readCompanyNames, readProfile } from '../../db/sessions/read-profile.ts';
import { endOf } from '../../db/sessions/session-life.ts';
import type { Caller } from '../auth/caller.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { ProblemError } from '../problems/problem.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { present } from '../views/row-views.ts';
import type { SessionView } from '../views/session-schema.ts';

/** The bootstrap administrator belongs to nobody and is on no file. */
const bootstrapProfile = {
  names: { zh: '初始管理员', en: 'Bootstrap administrator' },
  department: 'ADMINISTRATION',
  locale: 'en',
  regions: [],
  email: null,
  unseenNotices: 0,
} as const;

/** What the page shows of its caller; of a key too, which has no session. */
export async function sessionView(
  context: ApiContext,
  caller: Caller,
  session: Pick<SessionHolder, 'csrfToken' | 'lastSeenAt' | 'expiresAt'> | null,
): Promise<SessionView> {
  const now = nowOf(context);
  const { personId } = caller;
  const [profile, delegators, company, local] = await Promise.all([
    readProfile(context.database, personId),
    delegatorsOf(context.database, personId, now),
    readCompanyNames(context.database),
    context.reference.local(),
  ]);
  if (company === undefined) throw new ProblemError('internal-error', 'No company is set up');
  const { names, department, locale, regions, email, unseenNotices } = profile ?? bootstrapProfile;
  const actingFor = delegators.flatMap((each) => {
    const roles = caller.actingFor.find((one) => one.personId === each.personId)?.roles;
    return roles === undefined ? [] : [{ ...each, roles }];
  });
  const view = {
    person: { personId, names, department, locale, regions: [...regions], ...present({ email }) },
    roles: [...caller.roles],
    actingFor,
    csrfToken: session?.csrfToken ?? '',
    // This very request is a use of the session.
    expiresAt: session === null ? null : endOf({ ...session, lastSeenAt: now }),
    company,
    temporalUi: context.settings.temporalUiUrl ?? null,
    unseenNotices,
    serverNow: now,
  };
  return withLocalInstants(view, local);
}
