import { connectDatabase, type Database } from '../../db/connect.ts';
import { webhookEndpoints } from '../../db/schema/webhook-endpoints.ts';
import { seedSampleCompany } from '../../db/seed/sample-company.ts';
import { defaultRetrySchedule, type RetrySchedule } from '../../notices/retry-schedule.ts';
import { prepareDatabase } from '../../scripts/stack/prepare.ts';
import { deliveryDifferences } from './deliveries.ts';
import { type Exam, examResult } from './exam-result.ts';
import { type OutageReport, sendThroughOutage } from './notice-outage.ts';
import { randomFrom } from './random.ts';
import { simulatedOrders } from './simulated-orders.ts';

const sizes = { short: { orders: 10 }, full: { orders: 100 } } as const;

const dayMs = 24 * 3_600_000;

/** A Monday noon. The ladders of orders that come in around it are climbed while the channels are down. */
const downFrom = Date.parse('2025-10-13T12:00:00+08:00');
const outage = { from: downFrom, to: downFrom + 3 * dayMs, watchedTo: downFrom + 12 * dayMs };

/** The planted defect: an outbox that gives up after a few minutes. */
const hasty: RetrySchedule = { ...defaultRetrySchedule, pauses: defaultRetrySchedule.pauses.slice(0, 4) };

/** R10: mail server and webhook endpoint are down for three days; every escalation arrives after that, once by its key. */
export const runR10: Exam = async (place, options) => {
  await prepareDatabase(place.databaseUrl);
  const database = connectDatabase(place.databaseUrl);
  const random = randomFrom(options.seed);
  const send = (name: string, orders: number, schedule: RetrySchedule): Promise<OutageReport> => {
    options.log(`${name}: ${orders} orders that nobody acts on, and three days without mail or webhooks`);
    // Half of them are late already when the channels go down, the others come in meanwhile.
    const receivedAt = Array.from({ length: orders }, () => downFrom + (random() * 4 - 2) * dayMs);
    const simulated = simulatedOrders(database, { name, receivedAt });
    return sendThroughOutage({ database, orders: simulated, outage, schedule, random });
  };
  try {
    await seedSampleCompany(database, new Date(downFrom - 30 * dayMs));
    await addEndpoint(database);
    const down = await send('r10', sizes[options.scale].orders, defaultRetrySchedule);
    const found = deliveryDifferences(down);
    found.push(...(await untoldEscalations(database)));
    const repeats = down.receivers.mail.repeats + down.receivers.webhook.repeats;
    const heldBack = down.rows.filter((row) => row.attempts > 1).length;
    if (repeats === 0) found.push('no receiver got a message twice: the lost answers did not land');
    if (heldBack === 0) found.push('nothing had to wait: the outage did not land');
    found.push(...(await silentOutages(database)));

    const planted = await send('r10-hasty', sizes.short.orders, hasty);
    const caught = deliveryDifferences(planted).filter((line) => line.includes('is DEAD')).length;
    if (caught === 0) found.push('an outbox that gives up after minutes was not caught');
    const figures = {
      notices: down.rows.length,
      heldBack,
      mostAttempts: Math.max(...down.rows.map((row) => row.attempts)),
      attemptsAllowed: defaultRetrySchedule.pauses.length + 1,
      effects: down.receivers.mail.effects.size + down.receivers.webhook.effects.size,
      repeatsAbsorbed: repeats,
      lastWaitedHoursAfterReturn: (down.lastSentAt - outage.to) / 3_600_000,
      warningsInLog: down.warnings,
      channelDownNotices: down.rows.filter((row) => row.kind === 'CHANNEL_DOWN').length,
      plantedDefectsCaught: caught,
    };
    return examResult('R10', options, figures, found);
  } finally {
    await database.close();
  }
};

async function addEndpoint({ db }: Database): Promise<void> {
  await db.insert(webhookEndpoints).values({
    endpointId: 'exam',
    url: 'http://127.0.0.1:1/not-yet',
    secret: `whsec_${Buffer.from('a secret of the exam, 24 bytes+').toString('base64')}`,
    active: true,
    createdAt: new Date(downFrom).toISOString(),
    createdBy: 'admin',
  });
}

/** Channels whose outage the administrators were not told of, and those that are still taken for down. */
async function silentOutages({ sql }: Database): Promise<string[]> {
  const told = await sql<{ channel: string }[]>`
    select distinct payload->>'channel' as channel from dueline.outbox where kind = 'CHANNEL_DOWN'`;
  const down = await sql<{ channel: string }[]>`
    select channel from dueline.channel_health where failing_since is not null`;
  return [
    ...['EMAIL', 'WEBHOOK']
      .filter((channel) => !told.some((each) => each.channel === channel))
      .map((channel) => `the administrators were not told that ${channel} was down`),
    ...down.map(({ channel }) => `${channel} is back, and is taken for down`),
  ];
}

/** Rungs that were recorded while nobody was to be told of them. */
async function untoldEscalations({ sql }: Database): Promise<string[]> {
  const rows = await sql<{ orderId: string; clockId: string; rung: string }[]>`
    select order_id as "orderId", clock_id as "clockId", rung from dueline.escalations e
    where not exists (select from dueline.outbox o where o.order_id = e.order_id
                      and o.payload->>'clockId' = e.clock_id and o.payload->>'rung' = e.rung)`;
  return rows.map(({ orderId, clockId, rung }) => `${orderId}: nobody is told of ${clockId} ${rung}`);
}
