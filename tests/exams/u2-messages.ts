import { connectDatabase } from '../../db/connect.ts';
import { seedSampleCompany } from '../../db/seed/sample-company.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { formatLocal, isWorkingInstant } from '../../domain/working-time/working-minutes.ts';
import { type ReceivedMail, startMailSink } from '../../scripts/late/mail-sink.ts';
import { prepareDatabase } from '../../scripts/stack/prepare.ts';
import { playMonth } from './busy-month.ts';
import { type Exam, examResult } from './exam-result.ts';
import { randomFrom } from './random.ts';

const sizes = { short: { orders: 25, days: 10 }, full: { orders: 500, days: 40 } } as const;
/** Pushed messages per person and working day at most. */
const aim = 5;
const lateShare = 0.08;
const dayMs = 86_400_000;
/** A Monday after the last public holiday of its year. */
const from = Date.parse('2025-11-03T09:00:00+08:00');

/**
 * U2: a month of orders, acts and lateness on the product's rules, commit, outbox and a real mail server, by a
 * simulated clock: nobody is pushed more than the aim a day, and nobody in resting time.
 */
export const runU2: Exam = async (place, options) => {
  await prepareDatabase(place.databaseUrl);
  const database = connectDatabase(place.databaseUrl);
  const sink = await startMailSink();
  const { orders, days } = sizes[options.scale];
  try {
    await seedSampleCompany(database, new Date(from - 30 * dayMs));
    const random = randomFrom(options.seed);
    const until = from + days * dayMs;
    options.log(`${orders} orders, one act in ${Math.round(1 / lateShare)} late`);
    const { steps } = await playMonth({
      database,
      smtpUrl: sink.url,
      orders,
      lateShare,
      from,
      until,
      random,
    });
    const perDay = countPerDay(sink.received);
    const most = Math.max(0, ...perDay.values());
    const resting = sink.received.filter((message) => !isWorkingInstant(companyDefault, sentAt(message)));
    const [counts] = await database.sql<{ rungs: number; told: number }[]>`
      select (select count(*)::int from dueline.escalations) as rungs,
             (select count(*)::int from dueline.outbox where channel = 'EMAIL' and state = 'SENT') as told`;
    const differences = [
      ...[...perDay].filter(([, count]) => count > aim).map(([day, count]) => `${day}: ${count} messages`),
      ...resting.slice(0, 10).map((message) => `${message.to} was pushed at ${sentAt(message)}`),
      ...(sink.received.length === 0 ? ['nobody was told anything: the lateness did not land'] : []),
      ...(countPerDay(planted(sink.received)).size === perDay.size ? [] : ['the planted messages were lost']),
      ...(Math.max(...countPerDay(planted(sink.received)).values()) > aim
        ? []
        : ['a planted sixth message was not caught']),
    ];
    const figures = {
      orders,
      steps,
      rungs: counts?.rungs ?? 0,
      noticesPushed: counts?.told ?? 0,
      messages: sink.received.length,
      mostPerPersonAndDay: most,
      inRestingTime: resting.length,
      personDaysWithMessages: perDay.size,
    };
    return examResult('U2', options, figures, differences);
  } finally {
    await database.close();
    await sink.close();
  }
};

/** Messages by recipient and civil date. */
function countPerDay(messages: readonly ReceivedMail[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const message of messages) {
    const key = `${message.to} ${formatLocal(companyDefault, sentAt(message)).slice(0, 10)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The planted defect: one person gets the same message until it is one too many. */
function planted(messages: readonly ReceivedMail[]): ReceivedMail[] {
  const [first] = messages;
  return first === undefined ? [] : [...messages, ...Array.from({ length: aim }, () => first)];
}

/** The outbox dates a message by its own clock. */
function sentAt({ mail }: ReceivedMail): string {
  return new Date(mail.date ?? 0).toISOString();
}
