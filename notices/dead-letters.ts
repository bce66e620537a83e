import type { Database } from '../db/connect.ts';
import type { OutboxChannel, OutboxRow } from '../db/outbox/claim.ts';
import { readDeadLetters, reviveDeadLetters } from '../db/outbox/dead-letters.ts';
import type { Instant } from '../domain/instant.ts';
import { maskedAddress } from '../domain/notices/mail-address.ts';
import type { PresentClock } from './deliver.ts';

/** A notice that was given up, and why. */
export interface DeadLetter {
  id: string;
  key: string;
  channel: OutboxChannel;
  recipient: string;
  /** Null for a notice that is not about one order. */
  orderId: string | null;
  attempts: number;
  lastError: string;
  queuedAt: Instant;
}

/** The oldest given-up notices, at most `limit`. */
export async function listDeadLetters(database: Database, limit = 100): Promise<DeadLetter[]> {
  const rows = await readDeadLetters(database, limit);
  return rows.map(described);
}

/** Sends given-up notices again, under their old keys and with a fresh count of attempts; gives the ids of those that were dead. */
export async function resendDeadLetters(
  database: Database,
  clock: PresentClock,
  ids: readonly string[],
): Promise<string[]> {
  return await reviveDeadLetters(database, ids, clock.now().toISOString());
}

function described(row: OutboxRow): DeadLetter {
  const { id, key, channel, orderId, attempts } = row;
  const recipient = row.personId ?? row.endpointId ?? maskedAddress(row.address ?? '');
  return {
    id,
    key,
    channel,
    recipient,
    orderId,
    attempts,
    lastError: row.lastError ?? '',
    queuedAt: row.createdAt,
  };
}
