import type { Instant } from '../../domain/instant.ts';
import type { NoticeChannel } from '../../domain/notices/channels.ts';
import type { Outgoing } from '../../domain/notices/notice.ts';
import type { outbox } from '../schema/outbox.ts';

/** An outbox row as it is queued; the table gives it an id. */
export type NoticeRow = Omit<typeof outbox.$inferSelect, 'id'>;

/** Where one notice goes: a person, an endpoint or robot, or a customer's e-mail address. */
export type Address = { channel: NoticeChannel; key: string } & (
  | { personId: string }
  | { endpointId: string }
  | { address: string }
);

/** A notice, from which instant it may be pushed, and when it was recorded. */
export interface Sending {
  notice: Outgoing;
  clockId?: string;
  critical?: boolean;
  from: Instant;
  recordedAt: Instant;
}

export function noticeRow(address: Address, sending: Sending): NoticeRow {
  const { kind, ...payload } = sending.notice;
  // What people read in the product itself is delivered by being there.
  const isThere = address.channel === 'IN_APP';
  return {
    key: address.key,
    kind,
    channel: address.channel,
    personId: 'personId' in address ? address.personId : null,
    endpointId: 'endpointId' in address ? address.endpointId : null,
    address: 'address' in address ? address.address : null,
    orderId: 'orderId' in sending.notice ? sending.notice.orderId : null,
    clockId: sending.clockId ?? null,
    critical: sending.critical ?? false,
    payload,
    state: isThere ? 'SENT' : 'PENDING',
    attempts: 0,
    nextAttemptAt: isThere ? sending.recordedAt : sending.from,
    lastError: null,
    createdAt: sending.recordedAt,
    sentAt: isThere ? sending.recordedAt : null,
    seenAt: null,
  };
}
