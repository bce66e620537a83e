import { describe, expect, it } from 'vitest';
import { orderRequest } from '../../api/inputs/order-request.ts';
import { sampleCustomers } from '../../db/seed/sample-customers.ts';
import { sampleProducts } from '../../db/seed/sample-products.ts';
import { readPlays } from '../../scripts/demo/scenario.ts';

const plays = readPlays('examples');

describe.each(plays.map((play) => [play.name, play.order] as const))('%s', (_name, order) => {
  it('is a body of POST /v1/orders as it stands in its file', () => {
    expect(orderRequest.safeParse(order).error).toBeUndefined();
  });

  it('orders what the sample company makes, for a customer in its file', () => {
    const customer = sampleCustomers.find(({ customerId }) => customerId === order.customer.customerId);
    expect(customer?.name).toBe(order.customer.name);
    for (const { productName, specification, unit, unitPrice } of order.lines) {
      const product = sampleProducts.find((each) => each.nameZh === productName);
      expect(product).toMatchObject({ specification, unit });
      if (unitPrice !== undefined) expect(unitPrice).toEqual({ amount: product?.listPrice, currency: 'CNY' });
    }
  });
});

describe('the examples', () => {
  it('come by most of the channels and pay in every way', () => {
    const channels = new Set(plays.map(({ order }) => order.channel));
    expect([...channels].sort()).toEqual([
      'EMAIL',
      'FAX',
      'LETTER',
      'PHONE',
      'SALESPERSON',
      'VISIT',
      'WEBSITE',
    ]);
    const methods = new Set(plays.map(({ order }) => order.paymentMethod));
    expect(methods).toEqual(new Set(['CASH_ON_DELIVERY', 'MONTHLY', 'PREPAYMENT']));
  });
});
