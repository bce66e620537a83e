import { claimNotices } from '../db/outbox/claim.ts';
import type { AnyChannel } from './channels/channel.ts';
import { type DeliverDeps, deliver, type Outcome } from './deliver.ts';
import { createDoorbell, type Doorbell } from './doorbell.ts';
import { runDuties } from './duties/run-duties.ts';
import { keepListening, type Listening } from './keep-listening.ts';
import { messageKey } from './message-key.ts';
import { createPace } from './pace.ts';
import { createRulesReader } from './present-rules.ts';
import { defaultRetrySchedule, type RetrySchedule } from './retry-schedule.ts';
import { watchHealth } from './watch-health.ts';

export interface OutboxDeps extends Omit<DeliverDeps, 'schedule' | 'random'> {
  /** One for each channel of the table; rows of a channel that has none wait. */
  channels: readonly AnyChannel[];
  backoff?: RetrySchedule;
  /** How often due rows are looked for when nobody rings. */
  pollMs: number;
  log: OutboxLog;
  random?: () => number;
}

/** What the outbox tells its operator: every failure, and everything that was given up. */
export interface OutboxLog {
  warn(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
}

/** How many rows a run left in each state. */
export type RunCounts = Record<Outcome['state'], number>;

/**
 * Sends the notices that commits have queued. At least once: a worker that dies between sending and its record
 * leaves a lease that runs out, and the row is sent again with the same key. Several workers share the rows.
 */
export interface Outbox {
  start(): void;
  /** Resolves when what is being sent has been sent or has failed; claims nothing more. */
  stop(): Promise<void>;
  /** Sends what is due now. Rejects when the database does not answer. */
  runOnce(): Promise<RunCounts>;
}

/** How often it is looked whether a reminder or a digest is due. */
const dutyEveryMs = 60_000;

/** A lease outlives the longest attempt by this much, so that a slow worker is not taken for a dead one. */
const leaseMarginMs = 30_000;

export function createOutbox(deps: OutboxDeps): Outbox {
  const { database, channels, clock, log, pollMs } = deps;
  const delivering = {
    ...deps,
    schedule: deps.backoff ?? defaultRetrySchedule,
    random: deps.random ?? Math.random,
  };
  const rules = createRulesReader(database);
  const doorbells = new Map<AnyChannel, Doorbell>(channels.map((channel) => [channel, createDoorbell()]));
  const digestsDone = new Set<string>();
  const dutyBell = createDoorbell();
  let stopping = false;
  let loops: Promise<void>[] = [];
  let listening: Listening | undefined;
  const ringAll = (): void => {
    for (const doorbell of doorbells.values()) doorbell.ring();
  };

  /** Each slot takes one message at a time: a lease covers one attempt, and nothing waits claimed behind another. */
  async function drain(channel: AnyChannel, counts: RunCounts): Promise<void> {
    await Promise.all(Array.from({ length: channel.slots }, () => drainSlot(channel, counts)));
  }

  async function drainSlot(channel: AnyChannel, counts: RunCounts): Promise<void> {
    while (!stopping) {
      const now = clock.now();
      const leaseUntil = new Date(now.getTime() + channel.sendWithinMs + leaseMarginMs).toISOString();
      const pace = await createPace(rules, now.toISOString());
      const claim = { channel: channel.serves, now: now.toISOString(), leaseUntil, pace };
      const rows = await claimNotices(database, claim);
      const [row] = rows;
      if (row === undefined) return;
      const outcome = await deliver(delivering, channel, rows);
      counts[outcome.state] += rows.length;
      const { attempts } = row;
      const facts = {
        key: messageKey(rows),
        channel: channel.name,
        attempts,
        notices: rows.length,
        ...told(outcome),
      };
      if (outcome.state === 'RETRY' && outcome.counted)
        log.warn(facts, 'a notice was not taken and will be sent again');
      if (outcome.state === 'DEAD')
        log.error(facts, 'a notice was given up; it stays among the dead letters');
      await watchHealth({ database, clock, rules, log }, row, outcome);
    }
  }

  async function loop(channel: AnyChannel, doorbell: Doorbell): Promise<void> {
    while (!stopping) {
      await drain(channel, noCounts()).catch((error: unknown) => {
        log.error({ channel: channel.name, err: error }, 'the outbox cannot read its table');
      });
      if (!stopping) await doorbell.wait(pollMs);
    }
  }

  /** Reminders and digests: what is due by the calendar, and nobody's act. */
  async function dutyLoop(doorbell: Doorbell): Promise<void> {
    while (!stopping) {
      await runDuties({ database, clock, rules, digestsDone }).catch((error: unknown) => {
        log.error({ err: error }, 'reminders and digests could not be queued');
      });
      if (!stopping) await doorbell.wait(dutyEveryMs);
    }
  }

  return {
    start() {
      loops = [...doorbells].map(([channel, doorbell]) => loop(channel, doorbell));
      loops.push(dutyLoop(dutyBell));
      listening = keepListening(database, ringAll, pollMs);
    },
    async stop() {
      stopping = true;
      ringAll();
      dutyBell.ring();
      await listening?.stop();
      await Promise.all(loops);
      await Promise.all(channels.map((channel) => channel.close()));
    },
    async runOnce() {
      const counts = noCounts();
      await Promise.all(channels.map((channel) => drain(channel, counts)));
      return counts;
    },
  };
}

function noCounts(): RunCounts {
  return { SENT: 0, RETRY: 0, DEAD: 0, LOST: 0 };
}

/** What a log tells of an outcome: the receiver's words may name people, and stay with the notice. */
function told(outcome: Outcome): Record<string, unknown> {
  if (outcome.state === 'SENT' || outcome.state === 'LOST') return { state: outcome.state };
  const { error, ...facts } = outcome;
  const answered = /\b[2-5]\d\d\b/.exec(error)?.[0];
  return { ...facts, ...(answered === undefined ? {} : { answered }) };
}
