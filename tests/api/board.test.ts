import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Board, boardSchema } from '../../api/views/board-schema.ts';
import { journey } from '../../domain/order/journey.ts';
import { orderIn as brought } from '../domain/bring-to.ts';
import { received, twoLines } from '../domain/sample-orders.ts';
import type { Sender } from './api-stack.ts';
import { ofSales, openReadApi, realLadders } from './read-api.ts';

/** Thursday, 10:00. */
const start = '2025-10-09T10:00:00+08:00';

let api: Awaited<ReturnType<typeof openReadApi>>;
let clerk: Sender;
const ids: Record<string, string> = {};

beforeAll(async () => {
  api = await openReadApi(start);
  clerk = await api.as('ORDER_CLERK');
  for (const name of ['first', 'second']) ids[name] = await api.keep(received(ofSales));
  const policy = { ...realLadders, 'mat.releaseOnPass': false };
  ids['paused'] = await api.keep(received({ ...ofSales, details: { lines: [] } }));
  const parted = brought('RELEASED', { ...ofSales, ...twoLines });
  parted.give('checkStock', { fromStock: [{ line: 2, quantity: '2.5' }] }, 'WAREHOUSE_KEEPER', {
    lotId: 'L1',
  });
  ids['parted'] = await api.keep(parted);
  ids['stocked'] = await api.keep(brought('STOCKED_IN', { ...ofSales, policy }));
  ids['inspected'] = await api.keep(brought('IN_QC', ofSales));
  ids['accepted'] = await api.keep(brought('ACCEPTED', ofSales));
  ids['archived'] = await api.keep(brought('CLOSED', ofSales));
  for (let made = 0; made < 32; made += 1) await api.keep(brought('CONTRACTED', ofSales));
});
afterAll(() => api.close());

async function board(query = '', who = clerk, now = start): Promise<Board> {
  api.now = now;
  const answer = await who.get(`/v1/board?${query}`);
  api.now = start;
  if (answer.status !== 200) throw new Error(answer.text);
  return boardSchema.parse(answer.body);
}

function column({ columns }: Board, stage: string) {
  const found = columns.find((each) => each.stage === stage);
  if (found === undefined) throw new Error(`there is no column ${stage}`);
  return found;
}

function cardsOf({ columns }: Board, orderId = '') {
  return columns.flatMap(({ stage, cards }) =>
    cards.filter((card) => card.orderId === orderId).map((card) => ({ stage, ...card })),
  );
}

test('stages stand in the order of the journey, those without a card included', async () => {
  const { columns } = await board();
  const expected = Object.keys(journey).filter(
    (stage) => !['IN_FULFILMENT', 'ARCHIVED', 'REJECTED', 'CANCELLED'].includes(stage),
  );
  expect(columns.map(({ stage }) => stage)).toEqual(expected);
  expect(column({ columns }, 'IN_QC')).toMatchObject({
    subject: 'lot',
    department: 'QUALITY',
    stageName: { zh: '检验中', en: 'In inspection' },
  });
  expect(column({ columns }, 'SHIPPED')).toMatchObject({ count: 0, cards: [] });
});

test('while lots are under way each stands in its own stage and the order does not stand beside them', async () => {
  const found = cardsOf(await board(), ids['parted']);
  expect(found).toHaveLength(2);
  expect(new Set(found.map(({ lotId }) => lotId)).size).toBe(2);
  expect(found.map(({ stage }) => stage).toSorted()).toEqual(['PLANNING', 'READY_TO_SHIP']);
  const texts = found.map(({ stage, products }) => `${stage} ${products}`).toSorted();
  expect(texts).toEqual([
    expect.stringMatching(/^PLANNING .*×100台$/),
    expect.stringMatching(/^READY_TO_SHIP .*×2\.5km$/),
  ]);
  const joined = cardsOf(await board(), ids['accepted']);
  expect(joined).toMatchObject([{ stage: 'ACCEPTED' }]);
  expect(joined[0]?.lotId).toBeUndefined();
});

test('a column shows thirty cards, those due first, and counts them all', async () => {
  const { count, cards } = column(await board(), 'CONTRACTED');
  expect(count).toBe(32);
  expect(cards).toHaveLength(30);
  const all = await board('', clerk, '2025-10-20T10:00:00+08:00');
  expect(column(all, 'CONTRACTED')).toMatchObject({ count: 32, overdue: 32, approaching: 0 });
});

test('a card has the colour of its remaining working time', async () => {
  const colour = async (now: string, name: string) =>
    cardsOf(await board('', clerk, now), ids[name])[0]?.colour;
  expect(await colour(start, 'first')).toBe('ON_TIME');
  expect(await colour('2025-10-10T09:30:00+08:00', 'first')).toBe('APPROACHING');
  expect(await colour('2025-10-10T10:30:00+08:00', 'first')).toBe('OVERDUE');
  const resting = { colour: 'NO_CLOCK', dueAt: null, remainingMinutes: null };
  expect(cardsOf(await board(), ids['stocked'])).toMatchObject([{ stage: 'STOCKED_IN', ...resting }]);
  const late = await board('', clerk, '2025-10-10T10:30:00+08:00');
  expect(column(late, 'RECEIVED')).toMatchObject({ count: 2, overdue: 2, approaching: 0 });
  expect(cardsOf(late, ids['first'])).toMatchObject([{ remainingMinutes: -30 }]);
});

test('is narrowed by the same filters as the ledger, on the cards themselves', async () => {
  const quality = await board('department=QUALITY');
  expect(quality.columns.map(({ stage }) => stage)).toEqual(['IN_QC', 'REWORK']);
  expect(column(quality, 'IN_QC').cards).toMatchObject([{ orderId: ids['inspected'] }]);
  const one = await board('stage=STOCKED_IN');
  expect(one.columns.map(({ stage, count }) => [stage, count])).toEqual([['STOCKED_IN', 1]]);
  expect((await board('stage=CLOSED')).columns).toMatchObject([{ count: 1 }]);
  const none = await board('customerId=CUS-404');
  expect(none.columns.every(({ count }) => count === 0)).toBe(true);
  const late = await board('due=OVERDUE', clerk, '2025-10-10T10:30:00+08:00');
  expect(column(late, 'RECEIVED').count).toBe(2);
  expect(column(late, 'CLOSED').count).toBe(0);
});

test('a person sees the cards of orders within his rights alone [PRIV-02]', async () => {
  const seen = await board('', await api.as('INSPECTOR'));
  expect(column(seen, 'IN_QC').cards.map(({ orderId }) => orderId)).toEqual([ids['inspected']]);
  expect(column(seen, 'CONTRACTED')).toMatchObject({ count: 0, cards: [] });
  expect(column(seen, 'RECEIVED').count).toBe(0);
});
