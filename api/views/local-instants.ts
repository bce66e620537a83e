import { formatInstant, parseInstant } from '../../domain/working-time/instant-text.ts';
import { zoneOffsets } from '../../domain/working-time/zone-offsets.ts';

/** Writes an instant with the offset that a zone has then. */
export type Local = (instant: string) => string;

/** Fields that hold an instant. Named, not guessed: what a person typed may look like one and stays as it is. */
const instantFields = new Set([
  'acknowledgedAt',
  'addedAt',
  'anchor',
  'at',
  'closedAt',
  'confirmedAt',
  'createdAt',
  'due',
  'dueAfter',
  'dueAt',
  'dueBefore',
  'effectiveAt',
  'endsAt',
  'enteredAt',
  'expiresAt',
  'foundAt',
  'lastTrackedAt',
  'lateSince',
  'leftAt',
  'linkedAt',
  'occurredAt',
  'oldExpiresAt',
  'openedAt',
  'pausedAt',
  'pickUpAt',
  'plannedAt',
  'queuedAt',
  'reachedAt',
  'receivedAt',
  'recordedAt',
  'reportDue',
  'reportedAt',
  'resumedAt',
  'revokedAt',
  'seenAt',
  'sentAt',
  'serverNow',
  'signedAt',
  'since',
  'stepSince',
  'stoppedAt',
  'until',
  'untilAt',
  'updatedAt',
  'waivedAt',
]);

export function localIn(zone: string): Local {
  const offsets = zoneOffsets(zone);
  return (instant) => {
    const ms = parseInstant(instant);
    return formatInstant(ms, offsets.offsetAt(ms));
  };
}

/** The same value with every instant in it written in the zone; civil dates stay. */
export function withLocalInstants<Value>(value: Value, local: Local): Value {
  return walk(value, '', local) as Value;
}

function walk(value: unknown, field: string, local: Local): unknown {
  if (typeof value === 'string')
    return instantFields.has(field) && value.includes('T') ? local(value) : value;
  if (Array.isArray(value)) return value.map((each) => walk(each, field, local));
  // A form's JSON Schema holds no instants, and is large.
  if (typeof value !== 'object' || value === null || field === 'schema') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name, local)]));
}
