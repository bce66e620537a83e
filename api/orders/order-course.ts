import { type Audience, readAudience } from '../../db/commit/notice-audience.ts';
import { readCourse } from '../../db/reads/course.ts';
import { peopleNames } from '../../db/reads/people-names.ts';
import { stagesAhead } from '../../domain/course/stages-ahead.ts';
import { stagesGone } from '../../domain/course/stages-gone.ts';
import { earliest, epochMs, type Instant } from '../../domain/instant.ts';
import { calendarsOf } from '../../domain/order/order-calendar.ts';
import { policyOf } from '../../domain/order/policy-of.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import type { CourseView } from '../views/course-schema.ts';
import { courseView } from '../views/course-view.ts';

/** How the order went, stands at this moment and is to go on. */
export async function courseOf(context: ApiContext, state: OrderState): Promise<CourseView> {
  const { database, reference } = context;
  const now = nowOf(context);
  const [started, calendars, course, audience] = await Promise.all([
    reference.policy(state.policyVersion),
    reference.calendars(calendarsOf(state)),
    readCourse(database, state.orderId),
    audienceOf(context, state, now),
  ]);
  const policy = policyOf(state, started);
  const gone = stagesGone(course.visits, course.clocks, now);
  const names = await peopleNames(
    database,
    gone.flatMap(({ visit }) => visit.endedBy ?? []),
  );
  const ahead = stagesAhead(state, { policy, calendars, now });
  return courseView(state, { policy, calendars, audience, gone, ahead, names, now });
}

/** Who is there between now and the last step of a ladder. */
function audienceOf({ database }: ApiContext, state: OrderState, now: Instant): Promise<Audience> {
  const instants = [now, ...state.clocks.flatMap((clock) => clock.rungs.map((rung) => rung.at))];
  const last = instants.reduce((latest, each) => (epochMs(each) > epochMs(latest) ? each : latest));
  return readAudience(database.sql, { from: earliest(instants) ?? now, to: last, now });
}
