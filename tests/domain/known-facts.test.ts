import { describe, expect, it } from 'vitest';
import type { OrderDetails, OrderFacts } from '../../domain/order/details.ts';
import { factsStillKnown } from '../../domain/order/known-facts.ts';
import { cabinets, cables, usualDetails } from './sample-orders.ts';

const before: OrderDetails = { ...usualDetails, lines: [cabinets, cables] };
const fact = (line: number) => ({ line, inCatalogue: true, bomReleased: true });

/** All that the company's files can say of an order. */
const facts: OrderFacts = {
  vip: true,
  customerVerified: true,
  customerOnFile: true,
  frameContract: true,
  creditFree: { amount: '500000.00', currency: 'CNY' },
  earliestPromise: '2025-10-30',
  region: '华东',
  lines: [fact(1), fact(2)],
};
const { earliestPromise: _promise, ...withoutPromise } = facts;
const after = (change: Partial<OrderDetails>, otherwise?: number[]) =>
  factsStillKnown(facts, before, change, otherwise);

describe('what the files say of an order', () => {
  it('is known as before when it is the same customer and the same products', () => {
    expect(after({ deliveryAddress: '上海市嘉定区' })).toEqual(facts);
    expect(after({ customer: { ...usualDetails.customer, contact: '李工' } })).toEqual(facts);
    expect(after({ lines: [{ ...cabinets, quantity: '3', model: 'KYN28A-24' }, cables] })).toEqual(facts);
  });

  it('is known no more of a line with another product, nor when the whole could be promised', () => {
    const other = { lines: [cabinets, { ...cables, productCode: 'P-9' }] };
    expect(after(other)).toEqual({ ...withoutPromise, lines: [fact(1)] });
    const { productCode: _code, ...unknown } = cabinets;
    expect(after({ lines: [unknown, cables] })).toEqual({ ...withoutPromise, lines: [fact(2)] });
  });

  it('says nothing of a line that is new', () => {
    const added = { lines: [cabinets, cables, { ...cables, line: 3 }] };
    expect(after(added)).toEqual(withoutPromise);
  });

  it('is known no more of a line that is made otherwise, whatever its product code', () => {
    expect(after({ lines: [cabinets, cables] }, [1])).toEqual({ ...withoutPromise, lines: [fact(2)] });
  });

  it('says nothing good of another customer: not verified, no frame contract, no credit, no region', () => {
    const stranger = { vip: false, customerVerified: false, frameContract: false };
    const ofProducts = { earliestPromise: '2025-10-30', lines: facts.lines };
    for (const customer of [{ customerId: 'CUS-2', name: '华东电气' }, { name: '华东电气' }]) {
      expect(after({ customer })).toEqual({ ...stranger, ...ofProducts });
    }
    const both = after({
      customer: { customerId: 'CUS-2' },
      lines: [cabinets, { ...cables, productCode: 'P-9' }],
    });
    expect(both).toEqual({ ...stranger, lines: [fact(1)] });
  });
});
