import { createCommit } from '../../activities/commit.ts';
import type { Database } from '../../db/connect.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { addWorkingMinutes } from '../../domain/working-time/working-minutes.ts';
import { createEmail } from '../../notices/channels/email.ts';
import { createInApp } from '../../notices/channels/in-app.ts';
import { runDuties } from '../../notices/duties/run-duties.ts';
import { createOutbox } from '../../notices/outbox.ts';
import { createRulesReader } from '../../notices/present-rules.ts';
import { receipt } from '../db/receipt.ts';
import { BusyOrder } from './busy-order.ts';

/** A month of a company on the product's rules, commit and outbox, by a clock that is moved by hand. */
export interface BusyMonth {
  database: Database;
  smtpUrl: string;
  orders: number;
  /** Share of the acts that come after their deadline. */
  lateShare: number;
  /** Epoch ms from when to when orders come in; the month is watched to its end. */
  from: number;
  until: number;
  random: () => number;
}

/** How often the outbox looks for what is due. */
const lookMs = 10 * 60_000;
/** 500 orders in a month of 20 working days. */
const workingMinutesPerOrder = (20 * 8 * 60) / 500;

/** Plays the month. Answers how many acts and rungs there were. */
export async function playMonth(month: BusyMonth): Promise<{ steps: number }> {
  const { database, random } = month;
  let now = month.from;
  const clock = { now: () => new Date(now) };
  const outbox = createOutbox({
    database,
    clock,
    channels: [createEmail({ smtpUrl: month.smtpUrl, from: 'Dueline <dueline@example.com>' }), createInApp()],
    publicUrl: 'https://orders.example.com',
    pollMs: 60_000,
    log: { warn: () => undefined, error: () => undefined },
  });
  const rules = createRulesReader(database);
  const digestsDone = new Set<string>();
  const agenda = await openAgenda(month);
  let steps = 0;
  try {
    for (let look = month.from; look < month.until; look += lookMs) {
      for (let next = agenda.first(look); next !== undefined; next = agenda.first(look)) {
        now = next.at;
        await next.run();
        steps += 1;
      }
      now = look;
      await runDuties({ database, clock, rules, digestsDone });
      await outbox.runOnce();
    }
    return { steps };
  } finally {
    await outbox.stop();
  }

  async function openAgenda({ orders, lateShare, from }: BusyMonth) {
    const commit = createCommit({ database });
    const start = new Date(from).toISOString();
    const busy = Array.from({ length: orders }, (_, index) => {
      const minutes = Math.floor(random() * orders * workingMinutesPerOrder);
      const receivedAt = Date.parse(addWorkingMinutes(companyDefault, start, minutes));
      return { order: new BusyOrder(commit, `busy-${index}`, { lateShare, random }), receivedAt, index };
    });
    return {
      /** What comes first, if it comes by then. */
      first(by: number): { at: number; run: () => Promise<void> } | undefined {
        let best: { at: number; run: () => Promise<void> } | undefined;
        for (const { order, receivedAt, index } of busy) {
          const isNew = order.state.version === 0;
          const at = isNew ? receivedAt : order.nextAt();
          if (at === undefined || at > by || (best !== undefined && at >= best.at)) continue;
          best = { at, run: () => (isNew ? order.receive(received(index), at) : order.step(at)) };
        }
        return best;
      },
    };
  }
}

function received(index: number) {
  const details = { ...receipt.details, externalNumber: `BUSY-${index}`, deliveryDate: '2026-03-31' };
  const facts = { ...receipt.facts, lines: [{ line: 1, inCatalogue: true, bomReleased: true }] };
  return { ...receipt, details, facts, fingerprint: `busy-${index}` };
}
