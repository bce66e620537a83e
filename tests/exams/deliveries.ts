import { messageId } from '../../notices/message-id.ts';
import { messageKey } from '../../notices/message-key.ts';
import type { RetrySchedule } from '../../notices/retry-schedule.ts';
import type { Receivers } from './receivers.ts';

/** A notice as the outbox left it. */
export interface DeliveredRow {
  id: string;
  key: string;
  kind: string;
  /** Notices of the same batch went as one message. */
  batch: string | null;
  channel: string;
  state: string;
  attempts: number;
}

/** One attempt to send a message, at an instant of the outbox's clock in epoch ms. */
export interface Attempt {
  key: string;
  at: number;
}

/** What an outage left: the outbox's rows, every attempt, and what the receivers took. */
export interface Delivered {
  rows: readonly DeliveredRow[];
  attempts: readonly Attempt[];
  receivers: Pick<Receivers, 'mail' | 'webhook'>;
  schedule: RetrySchedule;
  /** How much later than it falls due an attempt may come, in milliseconds. */
  slackMs: number;
}

/** Notices that did not arrive, arrived without being sent, or were tried too often, too soon or too late. */
export function deliveryDifferences({ rows, attempts, receivers, schedule, slackMs }: Delivered): string[] {
  const found: string[] = [];
  const messages = Map.groupBy(rows, (row) => row.batch ?? row.id);
  const sent = new Set<string>();
  for (const message of messages.values()) {
    const key = messageKey(message);
    const own = attempts.filter((attempt) => attempt.key === key).map(({ at }) => at);
    sent.add(messageId(key));
    found.push(...pauseDifferences(key, own, schedule, slackMs));
    for (const row of message) {
      if (row.state !== 'SENT') found.push(`${row.key} is ${row.state} after ${row.attempts} attempts`);
      const taken = takenBy(receivers, row.channel);
      if (taken !== undefined && !taken.has(messageId(key))) found.push(`${row.key} never arrived`);
      if (own.length !== row.attempts)
        found.push(`${row.key}: ${own.length} attempts are on record as ${row.attempts}`);
    }
  }
  for (const id of [...receivers.mail.effects, ...receivers.webhook.effects]) {
    if (!sent.has(id)) found.push(`${id} arrived, and nobody had queued it`);
  }
  return found;
}

function takenBy({ mail, webhook }: Delivered['receivers'], channel: string): Set<string> | undefined {
  if (channel === 'EMAIL') return mail.effects;
  return channel === 'WEBHOOK' ? webhook.effects : undefined;
}

function pauseDifferences(
  key: string,
  attempts: readonly number[],
  { pauses, jitter }: RetrySchedule,
  slackMs: number,
): string[] {
  const found: string[] = [];
  if (attempts.length > pauses.length + 1) found.push(`${key} was tried ${attempts.length} times`);
  for (const [index, seconds] of pauses.entries()) {
    const [from, to] = [attempts[index], attempts[index + 1]];
    if (from === undefined || to === undefined) break;
    const pause = to - from;
    if (pause < seconds * 1_000) found.push(`${key}: attempt ${index + 2} came after ${pause} ms`);
    if (pause > seconds * 1_000 * (1 + jitter) + slackMs)
      found.push(`${key}: attempt ${index + 2} came only after ${pause} ms`);
  }
  return found;
}
