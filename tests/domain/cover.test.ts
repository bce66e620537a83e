import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCovered } from '../../domain/people/cover.ts';
import { type CustomerPlace, coversCustomer } from '../../domain/people/covers-customer.ts';
import type { ReadAlternative } from '../../domain/people/rights.ts';

describe('an absence of a substitute', () => {
  const hour = (hours: number) => new Date(Date.UTC(2025, 9, 9, hours)).toISOString();
  const time = (from: number, until: number) => ({ from: hour(from), until: hour(until) });
  const away = (...pieces: [number, number][]) =>
    isCovered(
      time(8, 18),
      pieces.map(([from, until]) => time(from, until)),
    );

  test('takes the whole time when nothing of it is left free, in one piece or in several that touch', () => {
    expect(away([8, 18])).toBe(true);
    expect(away([0, 24])).toBe(true);
    expect(away([13, 18], [8, 13])).toBe(true);
    // A short absence within a long one takes nothing away from it.
    expect(away([8, 16], [9, 10], [15, 18])).toBe(true);
  });

  test('leaves time free before, between or after its pieces', () => {
    expect(away()).toBe(false);
    expect(away([9, 18])).toBe(false);
    expect(away([8, 17])).toBe(false);
    expect(away([8, 12], [13, 18])).toBe(false);
    expect(away([0, 8], [18, 24])).toBe(false);
  });

  test('is told by instants, whatever offset they are written with', () => {
    const day = { from: '2025-10-09T09:00:00+08:00', until: '2025-10-09T18:00:00+08:00' };
    expect(isCovered(day, [{ from: '2025-10-09T01:00:00Z', until: '2025-10-09T10:00:00Z' }])).toBe(true);
    expect(isCovered(day, [{ from: '2025-10-09T01:00:00Z', until: '2025-10-09T09:59:59Z' }])).toBe(false);
  });

  test('takes the whole time exactly when each of its hours lies in some piece', () => {
    const piece = fc.tuple(fc.nat(24), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (found) => {
        const pieces = found.map(([from, length]): [number, number] => [from, from + length]);
        const hours = Array.from({ length: 10 }, (_, index) => 8 + index);
        const each = hours.every((at) => pieces.some(([from, until]) => from <= at && at < until));
        expect(away(...pieces)).toBe(each);
      }),
      { seed: 7 },
    );
  });
});

describe('what shows all orders of a customer, those to come included,', () => {
  const customer = { customerId: 'C1', region: '浙江', salespersonId: 'li' };
  const shown = (any: ReadAlternative[], place: CustomerPlace = customer) =>
    coversCustomer({ all: false, any }, place);

  test('is a right to every order, to the customer, to the own customers or to the region', () => {
    expect(coversCustomer({ all: true }, { customerId: 'C1' })).toBe(true);
    expect(shown([{ customerId: 'C1' }])).toBe(true);
    expect(shown([{ salespersonId: 'li' }])).toBe(true);
    expect(shown([{ regions: ['上海', '浙江'] }])).toBe(true);
    expect(shown([{ customerId: 'C2' }, { customerId: 'C1' }])).toBe(true);
    expect(shown([{ customerId: 'C1', regions: ['浙江'] }])).toBe(true);
  });

  test('is no right to another customer, to customers of another or to another region', () => {
    expect(shown([])).toBe(false);
    expect(shown([{ customerId: 'C2' }])).toBe(false);
    expect(shown([{ salespersonId: 'wu' }])).toBe(false);
    expect(shown([{ regions: ['上海'] }])).toBe(false);
    expect(shown([{ regions: [] }])).toBe(false);
    // Where several are named, all must hold.
    expect(shown([{ customerId: 'C1', regions: ['上海'] }])).toBe(false);
    expect(shown([{ customerId: 'C2', salespersonId: 'li' }])).toBe(false);
  });

  test('is nothing that a customer without region or salesperson cannot have', () => {
    const place = { customerId: 'C1' };
    expect(shown([{ regions: ['浙江'] }], place)).toBe(false);
    expect(shown([{ salespersonId: 'li' }], place)).toBe(false);
    expect(shown([{ customerId: 'C1' }], place)).toBe(true);
  });

  test.each<ReadAlternative>([
    {},
    { enteredBy: 'me' },
    { orderId: 'ord_1' },
    { assignedTo: 'me' },
    { departments: ['QUALITY'] },
    { customerId: 'C1', enteredBy: 'me' },
    { regions: ['浙江'], departments: ['QUALITY'] },
  ])('is no right to some orders alone: %j', (alternative) => {
    expect(shown([alternative])).toBe(false);
  });
});
