import type { NoticeChannel } from '../../domain/notices/channels.ts';
import type { RungNotice } from '../../domain/notices/notice.ts';
import { type ClockAt, clockFigures } from '../../domain/notices/notice-payload.ts';
import { type Escalation, escalationOf } from '../../domain/order/escalation.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { RungStep } from '../projection/escalation-rows.ts';
import { type Audience, presentHolders } from './notice-audience.ts';
import { channelsOf } from './notice-channels.ts';
import { type Push, pushInstant } from './notice-instants.ts';
import { type Addressee, addresseesOf, assigneesOf } from './notice-recipients.ts';
import { type NoticeRow, noticeRow } from './notice-row.ts';
import { type OrderRules, rulesAfter } from './order-rules.ts';

/** What to queue for a reached rung: people by their channels, robots of their groups, every webhook, a warning for every vacant role. */
export function noticeRows(step: RungStep, rules: OrderRules, audience: Audience): NoticeRow[] {
  const { after: state, clock, rung, at, entry } = step;
  const { policy, calendarFor } = rulesAfter(state, rules);
  const { told, vacantRoles, insteadOf } = addresseesOf(clock, rung, policy, audience, at);
  const escalation = escalationOf(clock, rung, policy);
  const people = assigneesOf(clock, audience, at);
  const figures: ClockAt = { state, clock, at, policy, calendar: calendarFor(clock.owner), people };
  const common = { ...clockFigures(figures), rung, level: escalation.level };
  const notice = (kind: RungNotice['kind'], unstaffedRole?: Role): RungNotice => ({
    ...common,
    kind,
    ...(unstaffedRole === undefined ? {} : { unstaffedRole }),
  });
  const { recordedAt } = entry;
  const base = `${state.orderId}/${clock.clockId}/${rung}`;
  const sending = { clockId: clock.clockId, critical: escalation.critical, recordedAt };
  const push: Push = {
    at,
    recordedAt,
    critical: escalation.critical,
    grace: audience.figures['sla.notifyGrace'],
    readingTime: audience.figures['notice.readingTime'],
    ...(escalation.level === 'PREWARNING' && clock.due !== undefined ? { deadline: clock.due } : {}),
  };
  const escalated = notice('ESCALATION', insteadOf);
  const key = (channel: NoticeChannel, id: string) => `${base}/${channel}/${id}`;
  return [
    ...told.flatMap((addressee) =>
      waysTo(addressee, escalation, insteadOf, audience).map((channel) => {
        const { personId, department } = addressee.person;
        const from = pushInstant(calendarFor(department), push);
        return noticeRow(
          { channel, key: key(channel, personId), personId },
          { ...sending, notice: escalated, from },
        );
      }),
    ),
    ...(escalation.level === 'PREWARNING' ? [] : audience.robots)
      .filter(({ departments }) => departments.length === 0 || departments.includes(clock.owner))
      .map(({ robotId: endpointId, channel }) => {
        const from = pushInstant(calendarFor(clock.owner), push);
        return noticeRow(
          { channel, key: key(channel, endpointId), endpointId },
          { ...sending, notice: escalated, from },
        );
      }),
    ...audience.endpoints.map((endpointId) =>
      noticeRow(
        { channel: 'WEBHOOK', key: key('WEBHOOK', endpointId), endpointId },
        { ...sending, notice: escalated, from: recordedAt },
      ),
    ),
    ...vacantRoles.flatMap((role) =>
      presentHolders(audience, 'ADMINISTRATOR', at).flatMap((person) =>
        channelsOf(person, 'UNSTAFFED_ROLE', audience).map((channel) => {
          const { personId } = person;
          const { grace: _none, deadline: _open, ...plain } = push;
          const from = pushInstant(calendarFor(person.department), plain);
          return noticeRow(
            { channel, key: `${base}/vacant:${role}/${channel}/${personId}`, personId },
            { ...sending, notice: notice('UNSTAFFED_ROLE', role), from },
          );
        }),
      ),
    ),
  ];
}

/** Leadership reads what is not critical in its daily digest (ruling 7), unless it is told in place of somebody else. */
function waysTo(
  { person, roles }: Addressee,
  { level, critical }: Escalation,
  insteadOf: Role | undefined,
  audience: Audience,
): ('IN_APP' | 'EMAIL')[] {
  const ways = channelsOf(person, level === 'PREWARNING' ? 'PREWARNING' : 'ESCALATION', audience);
  const byDigest: readonly string[] = audience.figures['notice.digestRoles'];
  const inDigest = !critical && insteadOf === undefined && roles.every((role) => byDigest.includes(role));
  return inDigest ? ways.filter((channel) => channel === 'IN_APP') : ways;
}
