import { epochMs, type Instant } from '../../domain/instant.ts';

/** A session nobody uses ends after a working day; one in use after a week, whatever happens. */
const idleMs = 8 * 3_600_000;
const absoluteMs = 7 * 86_400_000;

/** Sessions in use are noted no more often than this, so that reading does not mean writing. */
const notedEveryMs = 60_000;

/** When a session that begins now ends for good. */
export function absoluteEnd(now: Instant): Instant {
  return instantAt(epochMs(now) + absoluteMs);
}

/** When a session ends, should nobody use it any more. */
export function endOf({ lastSeenAt, expiresAt }: { lastSeenAt: Instant; expiresAt: Instant }): Instant {
  return instantAt(Math.min(epochMs(lastSeenAt) + idleMs, epochMs(expiresAt)));
}

/** The last use before which a session has ended by now. */
export function idleSince(now: Instant): Instant {
  return instantAt(epochMs(now) - idleMs);
}

/** True when the use of a session is worth noting. */
export function isNewUse(lastSeenAt: Instant, now: Instant): boolean {
  return epochMs(now) - epochMs(lastSeenAt) >= notedEveryMs;
}

function instantAt(ms: number): Instant {
  return new Date(ms).toISOString();
}
