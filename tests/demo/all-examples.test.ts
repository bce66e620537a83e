import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalLine } from '../../scripts/demo/order-port.ts';
import type { Played, Step } from '../../scripts/demo/player.ts';
import { readPlays } from '../../scripts/demo/scenario.ts';
import { exampleOf, type Product, playOn, startProduct } from './product.ts';

let product: Product;
const results = new Map<string, { played: Played; steps: Step[] }>();

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.close());

/** What the example came to, played once for all tests that ask. */
async function played(
  name: string,
): Promise<{ order: Played['order']; steps: Step[]; journal: JournalLine[] }> {
  const result = results.get(name) ?? (await playOn(product, exampleOf(name), 'ONE'));
  results.set(name, result);
  const { order } = result.played;
  return { order, steps: result.steps, journal: await product.port.journal(order.orderId) };
}

describe('the examples on the real parts', () => {
  it.each(readPlays('examples').map((play) => play.name))(
    '%s is archived by the people of the sample company',
    async (name) => {
      const { order, journal } = await played(name);
      expect(order).toMatchObject({ stage: 'ARCHIVED', tasks: [], dueAt: null, balance: { amount: '0.00' } });
      expect(order.orderNumber).toMatch(/^SO-\d{4}-\d{6}$/);
      expect(journal.at(-1)?.command).toBe('archiveOrder');
    },
  );

  it('ships what is in stock as a lot of its own and makes only the rest [MAT-02]', async () => {
    const { order, journal } = await played('04-part-from-stock');
    expect(order.lots).toMatchObject([
      { lotId: 'L1', source: 'PRODUCTION', lines: [{ line: 1, quantity: '12' }] },
      {
        lotId: 'L2',
        source: 'STOCK',
        splitFrom: 'L1',
        lines: [
          { line: 1, quantity: '8' },
          { line: 2, quantity: '40' },
        ],
      },
    ]);
    const made = journal.filter((line) => line.command === 'completeProduction');
    expect(made.map((line) => line.lotId)).toEqual(['L1']);
  });

  it('parts 98 good pieces from 2 bad ones, which are reworked and inspected again [QC-03]', async () => {
    const { order, journal } = await played('05-inspection-fails-once');
    expect(order.lots).toMatchObject([
      { lotId: 'L1', reworkRounds: 1, lines: [{ line: 1, quantity: '2' }] },
      { lotId: 'L2', reworkRounds: 0, splitFrom: 'L1' },
    ]);
    const quality = ['recordInspection', 'proposeRectification', 'completeRework'];
    expect(journal.filter((line) => quality.includes(line.command)).map((line) => line.command)).toEqual([
      'recordInspection',
      'proposeRectification',
      'completeRework',
      'recordInspection',
    ]);
  });

  it('tells on the timeline that policy, and not a person, passed a plain order', async () => {
    const { journal } = await played('07-website-plain');
    const reviews = journal.filter((line) => line.command === 'recordReview');
    expect(reviews.map(({ kind, by }) => [kind, by])).toEqual([
      ['policy', 'review.autoPass'],
      ['policy', 'review.autoPass'],
      ['policy', 'review.autoPass'],
    ]);
    expect(journal.find((line) => line.command === 'satisfyContract')?.kind).toBe('policy');
    expect(journal.find((line) => line.command === 'decideReview')?.kind).toBe('person');
  });

  it('holds a prepaid order back until the money is there [SHIP-22]', async () => {
    const { steps } = await played('09-prepayment-two-shipments');
    const refused = steps.flatMap((step) => step.refused ?? []);
    expect(refused.map(({ act }) => act.command)).toEqual(['dispatchShipment']);
    expect(refused[0]?.sentence).toMatch(/409 blocked.*389900\.00 CNY/);
  });

  it('plays a second time as new orders, which are made when the stock is gone', async () => {
    const first = await played('03-all-from-stock');
    await product.database.sql`update dueline.stock set on_hand = reserved where product_code = 'ISG80-160'`;
    const { played: second, steps } = await playOn(product, exampleOf('03-all-from-stock'), 'TWO');
    expect(second.order.stage).toBe('ARCHIVED');
    expect(second.order.orderId).not.toBe(first.order.orderId);
    expect(steps.flatMap((step) => step.refused ?? [])[0]?.sentence).toContain('stock-moved');
    expect(first.order.lots.map((lot) => lot.source)).toEqual(['STOCK']);
    expect(second.order.lots.map((lot) => lot.source)).toEqual(['PRODUCTION']);
  });
});
