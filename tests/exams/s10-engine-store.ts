import { Client } from '@temporalio/client';
import type { Database } from '../../db/connect.ts';
import { type EngineStore, readEngineStore } from './engine-store.ts';
import { type Exam, examResult } from './exam-result.ts';
import { setUpExam } from './exam-stage.ts';
import { markedLife, sendAct } from './marked-life.ts';
import { randomFrom } from './random.ts';
import { type ServedProduct, serveProduct } from './served-product.ts';

const sizes = { short: { orders: 2 }, full: { orders: 20 } } as const;

/** Requests that are refused, or fail, and carry words of people all the same. */
const refusedPerOrder = 4;

/** A run of the product in which every word of people is marked, and what came of it. */
interface MarkedRun {
  /** Begins every mark. */
  prefix: string;
  marks: number;
  /** Bodies of problems. */
  problems: string[];
  failures: string[];
}

/**
 * S10: with a key, no word that people wrote is in the engine's files, histories and visibility, nor in logs, metrics
 * and problems; the key is rotated halfway. The control does the same without a key, and must find the words.
 */
export const runS10: Exam = async (place, options) => {
  const stage = await setUpExam(place, 0);
  const products: ServedProduct[] = [];
  const serve = async (name: string, env: Record<string, string>): Promise<ServedProduct> => {
    const product = await serveProduct(place, stage, { name, env });
    products.push(product);
    return product;
  };
  const random = randomFrom(options.seed);
  const { orders } = sizes[options.scale];
  const key = (id: string): string =>
    `${id}:${Buffer.from(Array.from({ length: 32 }, () => Math.floor(random() * 256))).toString('base64')}`;
  const hex = (): string =>
    Math.floor(random() * 0xffffffff)
      .toString(16)
      .padStart(8, '0');
  try {
    await failSomeCommits(stage.database);
    const [first, second] = [key('k1'), key('k2')];
    const env = { DUELINE_LOG_LEVEL: 'trace', DUELINE_PAYLOAD_KEYS: first };
    options.log(`${orders} orders with a key that is rotated halfway`);
    const sealed = markedRun(`qz${hex()}`);
    const before = await serve('sealed', env);
    const rest = await playHalf(before, sealed, stage.rules, orders);
    const texts = [before.logs(), await before.metrics()];
    await before.end();
    const rotated = { ...env, DUELINE_TASK_QUEUE: 'exam-sealed', DUELINE_PAYLOAD_KEYS: `${second},${first}` };
    const after = await serve('rotated', rotated);
    for (const act of rest) await act(after);
    texts.push(after.logs(), await after.metrics());
    await after.end();

    options.log('the same without a key');
    const open = markedRun(`qz${hex()}`);
    const plain = await serve('open', { DUELINE_LOG_LEVEL: 'trace' });
    for (const act of await playHalf(plain, open, stage.rules, 1)) await act(plain);
    texts.push(plain.logs(), await plain.metrics());
    await plain.end();

    const store = await readEngineStore(place.folder, new Client({ connection: stage.client.connection }));
    const repeats = await commitsThatFailed(stage.database);
    const found = [...sealed.failures, ...open.failures, ...traces(sealed, store, texts)];
    const told = [...sealed.problems, ...open.problems].filter((body) => body.includes('qz'));
    found.push(...told.map((body) => `a problem repeats what was written: ${body.slice(0, 300)}`));
    // Logs and problems are as discreet without a key.
    if (texts.some((text) => text.includes(open.prefix)))
      found.push('a log or metric repeats what was written');
    const caught = [store.files, store.histories].filter((each) => each.includes(open.prefix)).length;
    if (caught < 2)
      found.push('words that were stored in plain text were not found: the search proves nothing');
    if (repeats === 0) found.push('no commit failed: the words of failures were not tried');
    const figures = {
      orders,
      marks: sealed.marks,
      workflows: store.workflows,
      engineBytes: store.files.length,
      historyBytes: store.histories.length,
      logBytes: texts.join('').length,
      problems: sealed.problems.length + open.problems.length,
      failedCommits: repeats,
      plainMarksFoundByControl: open.marks - missing(open, store),
    };
    return examResult('S10', options, figures, found);
  } finally {
    await Promise.all(products.map((product) => product.end()));
    await stage.close();
  }
};

function markedRun(prefix: string): MarkedRun {
  return { prefix, marks: 0, problems: [], failures: [] };
}

type Rest = (product: ServedProduct) => Promise<void>;

/** Plays orders to their middle, with refusals on the way; answers what plays each of them to its end. */
async function playHalf(
  product: ServedProduct,
  run: MarkedRun,
  rules: Parameters<typeof markedLife>[0],
  orders: number,
): Promise<Rest[]> {
  const mark = (): string => {
    run.marks += 1;
    return `${run.prefix}${run.marks}x`;
  };
  const expectStatus = async (answer: Promise<{ status: number; text: string }>, wanted: number[]) => {
    const { status, text } = await answer;
    if (!wanted.includes(status)) run.failures.push(`answered ${status}: ${text.slice(0, 300)}`);
    if (status >= 400) run.problems.push(text);
    return text;
  };
  const rest: Rest[] = [];
  for (let count = 0; count < orders; count += 1) {
    const { order, acts } = markedLife(rules, mark);
    const unknown = {
      ...order,
      body: { ...order.body, customer: { customerId: mark() }, externalNumber: mark() },
    };
    await expectStatus(sendAct(product, unknown), [201, 422]);
    const made = JSON.parse(await expectStatus(sendAct(product, order), [201])) as { orderId: string };
    const orderPath = `/v1/orders/${made.orderId}`;
    const act = (role: string, command: string, input: unknown) =>
      sendAct(product, {
        role,
        path: `${orderPath}/commands/${command}`,
        body: { input } as Record<string, unknown>,
      });
    await expectStatus(act('BUYER', 'reject-order', { reason: mark() }), [403]);
    await expectStatus(act('SALESPERSON', 'release-order', { comment: mark() }), [409, 422]);
    await expectStatus(act('SALESPERSON', 'reject-order', { reason: 7, note: mark() }), [422]);
    const middle = Math.floor(acts.length / 2);
    const play = async (by: ServedProduct, some: typeof acts): Promise<void> => {
      for (const each of some)
        await expectStatus(sendAct(by, { ...each, path: `${orderPath}/${each.path}` }), [200]);
    };
    await play(product, acts.slice(0, middle));
    rest.push((later) => play(later, acts.slice(middle)));
  }
  if (run.problems.length < refusedPerOrder - 1) run.failures.push('nothing was refused');
  return rest;
}

/** Places where a word of a sealed run turned up. */
function traces({ prefix }: MarkedRun, store: EngineStore, texts: readonly string[]): string[] {
  const places = { ...store, texts: Buffer.from(texts.join('\n')) };
  return (['files', 'histories', 'visibility', 'texts'] as const).flatMap((name) => {
    const at = places[name].indexOf(prefix);
    return at < 0 ? [] : [`${name}: ${around(places[name], at)}`];
  });
}

function around(bytes: Buffer, at: number): string {
  return bytes
    .subarray(Math.max(0, at - 60), at + 40)
    .toString('utf8')
    .replaceAll(/[^\x20-\x7e]+/g, '·');
}

/** Marks of a plain run that the search did not find in the histories. */
function missing({ prefix, marks }: MarkedRun, { histories }: EngineStore): number {
  return Array.from({ length: marks }, (_, index) => `${prefix}${index + 1}x`).filter(
    (mark) => !histories.includes(mark),
  ).length;
}

/** A few writes to the journal fail, in words that repeat the entry. */
async function failSomeCommits({ sql }: Database): Promise<void> {
  await sql.unsafe(`
    create sequence dueline.exam_failures;
    create function dueline.exam_failure() returns trigger language plpgsql as $$
      begin
        if nextval('dueline.exam_failures') in (3, 4, 20, 60) then raise exception 'exam: %', new.entry; end if;
        return new;
      end $$;
    create trigger exam_failure before insert on dueline.journal
      for each row execute function dueline.exam_failure()`);
}

async function commitsThatFailed({ sql }: Database): Promise<number> {
  const [row] = await sql<
    { made: string }[]
  >`select count(*)::text as made from unnest(array[3, 4, 20, 60]) as at
    where at <= (select last_value from dueline.exam_failures)`;
  return Number(row?.made ?? 0);
}
