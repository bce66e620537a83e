import { messageId } from '../../notices/message-id.ts';
import { startMailSink } from '../../scripts/late/mail-sink.ts';
import { eventually } from './eventually.ts';
import type { ExamPlace } from './exam-place.ts';
import type { ExamStage } from './exam-stage.ts';
import { type GatedWorker, gatedWorker } from './gated-worker.ts';
import { startOrder } from './give.ts';
import { orderLife } from './order-life.ts';
import type { SentStatement } from './postgres-wire.ts';
import { addSecondsPolicies, secondsRules } from './second-policies.ts';
import { smtpReader } from './smtp-wire.ts';
import { type HeldSide, openGate, type WireGate } from './wire-gate.ts';

interface MailBoundary {
  gate: 'mail' | 'database';
  side: HeldSide;
  /** What has happened when the worker dies: the mail server has taken the mail, the table says that it was sent. */
  taken: boolean;
  marked: boolean;
}

/** The places between which one mail and its record lie. */
export const mailBoundaries = {
  beforeSend: { gate: 'mail', side: 'REQUEST', taken: false, marked: false },
  afterSend: { gate: 'mail', side: 'ANSWER', taken: true, marked: false },
  beforeMark: { gate: 'database', side: 'REQUEST', taken: true, marked: false },
  afterMark: { gate: 'database', side: 'ANSWER', taken: true, marked: true },
} as const satisfies Record<string, MailBoundary>;

type MailBoundaryName = keyof typeof mailBoundaries;

/** Later lives of the worker are ahead by so much more each, so that the lease of the life before has run out. */
const leaseMs = 65_000;
const withinMs = 60_000;

export interface MailReport {
  kills: number;
  mails: number;
  /** Mails that came again, with the id that they had. */
  repeats: number;
  found: string[];
}

/** Lets orders become late, and kills the worker at each boundary of the mail that tells of it, `times` times each. */
export async function mailThroughKills(
  place: ExamPlace,
  stage: ExamStage,
  times: number,
  log: (line: string) => void,
): Promise<MailReport> {
  await addSecondsPolicies(stage.database, 1);
  await holdOtherMail(stage.database);
  const sink = await startMailSink();
  const door = await openGate({ host: '127.0.0.1', port: Number(new URL(sink.url).port) }, smtpReader);
  const worker = await gatedWorker(place, stage, 'mail', {
    DUELINE_SMTP_URL: `smtp://127.0.0.1:${door.port}`,
    DUELINE_OUTBOX_POLL_MS: '250',
  });
  const taken = () => sink.received.map(({ raw }) => /^Message-ID:\s*<([^@>]+)@/im.exec(raw)?.[1] ?? 'none');
  const found: string[] = [];
  worker.start();
  try {
    for (const name of Object.keys(mailBoundaries) as MailBoundaryName[]) {
      log(`kills ${name} of a mail, ${times} times`);
      for (let count = 1; count <= times; count += 1) {
        const orderId = `ord_exam_mail_${name}_${count}`;
        if (!(await strike(stage, worker, door, name, { orderId, taken })))
          found.push(`${orderId}: the kill ${name} did not land there`);
        worker.start(worker.kills() * leaseMs);
        const sent = await eventually(
          async () => (await mailRows(stage, orderId)).every(isSent),
          withinMs,
          100,
        );
        if (!sent) found.push(`${orderId}: its mail was not sent after the worker's return`);
      }
    }
    const rows = await mailRows(stage);
    found.push(
      ...mailDifferences(
        rows.map(({ key }) => messageId(key)),
        taken(),
      ),
    );
    const effects = new Set(taken());
    return { kills: worker.kills(), mails: effects.size, repeats: taken().length - effects.size, found };
  } finally {
    await worker.end();
    await door.close();
    await sink.close();
  }
}

/**
 * Only the critical mail of late orders goes out: what else people are told depends on the hour of the machine, and a
 * digest that a working day brings would be caught for the mail of an order.
 */
async function holdOtherMail({ sql }: Pick<ExamStage['database'], 'sql'>): Promise<void> {
  await sql.unsafe(`
    create or replace function exam_holds() returns trigger language plpgsql as $$
    begin
      new.next_attempt_at = 'infinity';
      return new;
    end $$;
    create or replace trigger exam_holds before insert on dueline.outbox
      for each row when (new.channel = 'EMAIL' and not new.critical) execute function exam_holds();`);
}

/** One effect for each key: a receiver does nothing more for an id that it knows. */
export function mailDifferences(queued: readonly string[], taken: readonly string[]): string[] {
  const effects = new Set(taken);
  return [
    ...queued.filter((id) => !effects.has(id)).map((id) => `${id} never arrived`),
    ...[...effects]
      .filter((id) => !queued.includes(id))
      .map((id) => `${id} arrived, and nobody had queued it`),
  ];
}

/** Lets an order become late and kills the worker at the boundary of its mail; false when that is not where it died. */
async function strike(
  stage: ExamStage,
  worker: GatedWorker,
  door: WireGate<'MAIL_ENDS'>,
  name: MailBoundaryName,
  { orderId, taken }: { orderId: string; taken: () => string[] },
): Promise<boolean> {
  const { gate, side, ...reached } = mailBoundaries[name];
  const rules = secondsRules(stage.rules, 1);
  const [receipt] = orderLife(rules);
  if (receipt === undefined) throw new RangeError('an order begins with its receipt');
  const caught =
    gate === 'mail'
      ? door.catch({ side, fits: () => true })
      : worker.database.catch({ side, fits: markOfMail() });
  const engine = { client: stage.client, taskQueue: worker.taskQueue };
  await startOrder(engine, orderId, rules.policy, receipt, `${orderId}/0`);
  const sprung = await Promise.race([caught.then(() => true), eventually(() => false, withinMs)]);
  const isThere = async (): Promise<boolean> => {
    const [row] = await mailRows(stage, orderId);
    if (row === undefined) return false;
    return taken().includes(messageId(row.key)) === reached.taken && isSent(row) === reached.marked;
  };
  const landed = sprung && (await eventually(isThere, 10_000));
  await worker.kill();
  return landed && (await isThere());
}

/** The statement that records a mail as sent: it names a row that was claimed as a mail's. */
function markOfMail(): (statement: SentStatement) => boolean {
  const claiming = new Set<number>();
  const claimed = new Set<string>();
  const idsIn = (values: string) => values.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  return ({ connection, text, values }) => {
    if (!text.includes('"outbox"')) return false;
    if (text.startsWith('select') && values.includes('EMAIL')) claiming.add(connection);
    if (!text.startsWith('update')) return false;
    if (values.includes('SENT')) return idsIn(values).some((id) => claimed.has(id));
    if (claiming.delete(connection)) for (const id of idsIn(values)) claimed.add(id);
    return false;
  };
}

interface MailRow {
  key: string;
  state: string;
}

function isSent({ state }: MailRow): boolean {
  return state === 'SENT';
}

function mailRows({ database }: ExamStage, orderId?: string): Promise<MailRow[]> {
  return database.sql<MailRow[]>`
    select key, state from dueline.outbox
    where channel = 'EMAIL' and critical and (${orderId ?? null}::text is null or order_id = ${orderId ?? null})`;
}
