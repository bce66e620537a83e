import { describe, expect, it } from 'vitest';
import { applyEntry, applyFacts, unopened } from '../../domain/order/apply.ts';
import { combinedFacts, type FoldedEntry, foldEntries, foldedWithCredit } from '../../domain/order/fold.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import { received } from './sample-orders.ts';

const fold = ({ journal }: OrderDriver, orderNumber?: string): FoldedEntry[] =>
  foldEntries(unopened('ord_1'), journal, () => companyDefault, orderNumber);
const credit = { place: 7, free: { amount: '1.00', currency: 'CNY' } } as const;

describe('what a commit finds', () => {
  it('gives the number to the first entry alone, and each entry begins where the one before ended', () => {
    const folded = fold(orderIn('UNDER_REVIEW'), 'SO-7');
    expect(folded.length).toBeGreaterThan(1);
    expect(folded.map(({ facts }) => facts.orderNumber)).toEqual([
      'SO-7',
      ...folded.slice(1).map(() => undefined),
    ]);
    folded.slice(1).forEach((step, index) => {
      expect(step.before).toBe(folded[index]?.after);
      expect(step.facts).not.toHaveProperty('orderNumber');
    });
    expect(folded.at(-1)?.after.orderNumber).toBe('SO-7');
    expect(fold(received())[0]?.facts).not.toHaveProperty('orderNumber');
  });

  it('of a whole batch at once brings the order where its entries one by one do', () => {
    const order = orderIn('CONTRACTED');
    const oneByOne = fold(order, 'SO-2025-000001');
    expect(oneByOne.at(-1)?.after).toEqual(order.state);
    const entries = order.journal.reduce(applyEntry, unopened('ord_1'));
    expect(applyFacts(entries, combinedFacts(oneByOne)).clocks).toEqual(order.state.clocks);
  });

  it('of a clock is the latest instant, and every end of a pause that was found before', () => {
    const clock = (due: string, ends: string[] = []) => ({
      facts: {
        clocks: [
          {
            clockId: 'initialReview#1',
            due,
            rungs: [],
            ...(ends.length === 0
              ? {}
              : { pauseEnds: ends.map((at) => ({ reason: 'SUPPLIER' as const, at })) }),
          },
        ],
      },
    });
    const first = clock('2025-10-10T10:00:00+08:00', ['2025-10-11T10:00:00+08:00']);
    const second = clock('2025-10-13T10:00:00+08:00', ['2025-10-14T10:00:00+08:00']);
    const third = clock('2025-10-15T10:00:00+08:00');
    expect(combinedFacts([first, second, third])).toEqual({
      clocks: [
        {
          clockId: 'initialReview#1',
          due: '2025-10-15T10:00:00+08:00',
          rungs: [],
          pauseEnds: [
            { reason: 'SUPPLIER', at: '2025-10-11T10:00:00+08:00' },
            { reason: 'SUPPLIER', at: '2025-10-14T10:00:00+08:00' },
          ],
        },
      ],
    });
    expect(combinedFacts([third, third])).toEqual(third.facts);
    expect(combinedFacts([])).toEqual({ clocks: [] });
  });

  it("of the customer's credit stands with the last entry, and holds for the whole batch [REVIEW-08]", () => {
    const [first, ...rest] = fold(orderIn('UNDER_REVIEW'), 'SO-7');
    if (first === undefined) throw new Error('no entry');
    const told = foldedWithCredit([first, ...rest], credit);
    expect(told).toHaveLength(rest.length + 1);
    expect(told.slice(0, -1)).toEqual([first, ...rest].slice(0, -1));
    expect(told.at(-1)?.facts).toMatchObject({ clocks: rest.at(-1)?.facts.clocks, credit });
    expect(told.at(-1)?.after).toMatchObject({
      stage: 'UNDER_REVIEW',
      creditPlace: 7,
      facts: { creditFree: credit.free },
    });
    expect(combinedFacts(told)).toMatchObject({ orderNumber: 'SO-7', credit });
    const [alone] = foldedWithCredit([first], credit);
    expect(alone).toMatchObject({ facts: { orderNumber: 'SO-7', credit }, after: { creditPlace: 7 } });
    expect(combinedFacts([first])).not.toHaveProperty('credit');
    expect(combinedFacts([alone, ...rest])).toMatchObject({ orderNumber: 'SO-7', credit });
  });
});
