import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleOf, type Product, playOn, startProduct } from './product.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.close());

describe('a regular order on the real parts', () => {
  it('takes people at most 26 acts from receipt to archive, and policy signs for what it decides [U1]', async () => {
    const { played } = await playOn(product, exampleOf('01-regular-switchgear'), 'U1');
    expect(played.order.stage).toBe('ARCHIVED');
    const journal = await product.port.journal(played.order.orderId);
    expect(journal.map((line) => line.version)).toEqual(journal.map((_line, index) => index + 1));
    expect(journal.at(-1)?.command).toBe('archiveOrder');
    expect(journal.filter((line) => line.kind === 'person').length).toBeLessThanOrEqual(26);

    const byPolicy = journal.filter((line) => line.kind === 'policy');
    expect(byPolicy.map(({ command, by }) => [command, by])).toEqual(
      expect.arrayContaining([
        ['confirmPlan', 'review.mergeSignatures'],
        ['countersign', 'plan.countersign'],
        ['releaseGoods', 'mat.releaseOnPass'],
      ]),
    );
  });
});
