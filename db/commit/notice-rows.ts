import type { NoticeKind } from '../../domain/notices/notice.ts';
import { noticePayload } from '../../domain/notices/notice-payload.ts';
import { escalationOf } from '../../domain/order/escalation.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import type { RungStep } from '../projection/escalation-rows.ts';
import type { outbox } from '../schema/outbox.ts';
import { addresseesOf, heldBy, type Recipient, type RoleHolders } from './notice-recipients.ts';

/** An outbox row as it is queued; the table gives it an id. */
export type NoticeRow = Omit<typeof outbox.$inferSelect, 'id'>;

/** Who and what can be told at this moment. */
export interface Audience {
  holders: RoleHolders;
  /** Ids of the active webhook endpoints. */
  endpoints: readonly string[];
}

/** What to queue for a reached rung: people by their channels, every webhook, a warning for every vacant role. */
export function noticeRows(
  step: RungStep,
  policy: PolicyValues,
  calendar: Calendar,
  audience: Audience,
): NoticeRow[] {
  const { people, vacantRoles, insteadOf } = addresseesOf(step.clock, step.rung, policy, audience.holders);
  const queue = queueOf(step, policy, calendar, audience.holders);
  const isPrewarning = escalationOf(step.clock, step.rung, policy).level === 'PREWARNING';
  return [
    ...people.flatMap((person) =>
      channelsOf(person, isPrewarning).map((channel) =>
        queue({ kind: 'ESCALATION', channel, personId: person.personId, endpointId: null }, insteadOf),
      ),
    ),
    ...audience.endpoints.map((endpointId) =>
      queue({ kind: 'ESCALATION', channel: 'WEBHOOK', personId: null, endpointId }, insteadOf),
    ),
    ...vacantRoles.flatMap((role) =>
      heldBy(audience.holders, 'ADMINISTRATOR').flatMap((person) =>
        channelsOf(person, false).map((channel) =>
          queue({ kind: 'UNSTAFFED_ROLE', channel, personId: person.personId, endpointId: null }, role),
        ),
      ),
    ),
  ];
}

type Address = Pick<NoticeRow, 'kind' | 'channel' | 'personId' | 'endpointId'>;

/** A pre-warning is for the page; from the deadline on people hear of it by e-mail too. */
function channelsOf(person: Recipient, isPrewarning: boolean): ('EMAIL' | 'IN_APP')[] {
  return isPrewarning || !person.hasEmail ? ['IN_APP'] : ['IN_APP', 'EMAIL'];
}

function queueOf(step: RungStep, policy: PolicyValues, calendar: Calendar, holders: RoleHolders) {
  const { after: state, clock, rung, at, entry } = step;
  const people = heldBy(holders, clock.assignee).map(({ personId, nameZh, nameEn }) => ({
    personId,
    nameZh,
    nameEn,
  }));
  const reached = { state, clock, rung, at, policy, calendar, people };
  return (address: Address, unstaffedRole: Role | undefined): NoticeRow => ({
    ...address,
    key: noticeKey(step, address, unstaffedRole),
    orderId: state.orderId,
    clockId: clock.clockId,
    critical: false,
    payload: noticePayload(unstaffedRole === undefined ? reached : { ...reached, unstaffedRole }),
    state: 'PENDING',
    attempts: 0,
    nextAttemptAt: entry.recordedAt,
    lastError: null,
    createdAt: entry.recordedAt,
    sentAt: null,
  });
}

/** Order, clock with its cycle, rung, channel and recipient: the same notice always has the same key (I5). */
function noticeKey({ after, clock, rung }: RungStep, address: Address, role: Role | undefined): string {
  const about: Record<NoticeKind, string[]> = { ESCALATION: [], UNSTAFFED_ROLE: [`vacant:${role}`] };
  const parts = [after.orderId, clock.clockId, rung, ...about[address.kind], address.channel];
  return [...parts, address.personId ?? address.endpointId].join('/');
}
