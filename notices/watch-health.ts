import { presentHolders } from '../db/commit/notice-audience.ts';
import { channelsOf } from '../db/commit/notice-channels.ts';
import { noticeRow } from '../db/commit/notice-row.ts';
import { insertNoticeRows } from '../db/commit/queue-notices.ts';
import type { Database } from '../db/connect.ts';
import { type ChannelHealth, claimAlert, recordFailure, recordSent } from '../db/outbox/channel-health.ts';
import type { OutboxRow } from '../db/outbox/claim.ts';
import type { ChannelDownNotice } from '../domain/notices/notice.ts';
import { defaultPolicyValues } from '../domain/policy/policy.ts';
import type { Outcome, PresentClock } from './deliver.ts';
import type { OutboxLog } from './outbox.ts';
import type { RulesReader } from './present-rules.ts';

interface WatchDeps {
  database: Database;
  clock: PresentClock;
  rules: RulesReader;
  log: OutboxLog;
}

/**
 * Keeps count of failures in a row by channel and target. When there are as many as policy bears, the administrators
 * are told once in the outage, by what works; a success ends the outage.
 */
export async function watchHealth(deps: WatchDeps, row: OutboxRow, outcome: Outcome): Promise<void> {
  const { database, clock } = deps;
  if (row.channel === 'IN_APP') return;
  const way = { channel: row.channel, target: row.endpointId ?? '' };
  const at = clock.now().toISOString();
  if (outcome.state === 'SENT') return await recordSent(database, way, at);
  // A wrong address, or a message that was never tried, says nothing of the channel.
  const isChannels =
    (outcome.state === 'RETRY' && outcome.counted) || (outcome.state === 'DEAD' && !outcome.mute);
  if (!isChannels) return;
  const health = await recordFailure(database, way, { error: outcome.error, at });
  if (health === undefined || health.alertedAt !== null) return;
  const present = await deps.rules.recent(at);
  const figures = present?.audience.figures ?? defaultPolicyValues();
  if (health.failures >= figures['notice.downAfter']) await alert(deps, health, at);
}

async function alert({ database, rules, log }: WatchDeps, health: ChannelHealth, at: string): Promise<void> {
  const { channel, target, failures } = health;
  const present = await rules.read(at);
  const told = await database.sql.begin(async (transaction) => {
    if (!(await claimAlert(transaction, health, at))) return false;
    if (present === undefined) return true;
    const notice: ChannelDownNotice = {
      kind: 'CHANNEL_DOWN',
      channel,
      target,
      failures,
      failingSince: health.failingSince ?? at,
      lastError: health.lastError ?? '',
      zone: present.zone,
    };
    const base = `channel-down/${channel}/${target}/${notice.failingSince}`;
    const people = presentHolders(present.audience, 'ADMINISTRATOR', at).flatMap((person) =>
      channelsOf(person, 'CHANNEL_DOWN', present.audience)
        .filter((way) => way !== channel)
        .map((way) => {
          const { personId } = person;
          const key = `${base}/${way}/${personId}`;
          return noticeRow(
            { channel: way, key, personId },
            { notice, critical: true, from: at, recordedAt: at },
          );
        }),
    );
    // Groups of no single department are everybody's.
    const groups = present.audience.robots
      .filter(({ departments, robotId }) => departments.length === 0 && robotId !== target)
      .map(({ robotId: endpointId, channel: way }) =>
        noticeRow(
          { channel: way, key: `${base}/${way}/${endpointId}`, endpointId },
          { notice, critical: true, from: at, recordedAt: at },
        ),
      );
    await insertNoticeRows(transaction, [...people, ...groups]);
    return true;
  });
  if (told) log.error({ channel, target, failures }, 'a channel is down; the administrators are told');
}
