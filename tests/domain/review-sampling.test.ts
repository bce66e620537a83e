import { describe, expect, test } from 'vitest';
import { isSampled, placeOf } from '../../domain/order/review/sampling.ts';
import { orderIn, reviewed } from './bring-to.ts';
import { type Opening, plain } from './sample-orders.ts';

const everyOne: Opening = { ...plain, policy: { 'review.autoPass.sampleShare': 100 } };
const none: Opening = { ...plain, policy: { 'review.autoPass.sampleShare': 0 } };
const inBatch = { outcome: 'ACCEPT', inBatch: true } as const;

describe('of the orders that policy passes', () => {
  test('five of a hundred are the sample, by their ids alone and evenly', () => {
    const state = orderIn('UNDER_REVIEW', plain).state;
    const { policy } = orderIn('UNDER_REVIEW', plain);
    const ids = Array.from({ length: 20_000 }, (_, index) => `ord_${(index * 7_919).toString(36)}`);
    const sampled = ids.filter((orderId) => isSampled({ ...state, orderId }, policy));
    expect(sampled.length / ids.length).toBeGreaterThan(0.045);
    expect(sampled.length / ids.length).toBeLessThan(0.055);
    expect(sampled).toEqual(ids.filter((orderId) => isSampled({ ...state, orderId }, policy)));
    const places = new Set(ids.map(placeOf));
    expect([places.size, Math.min(...places), Math.max(...places)]).toEqual([100, 0, 99]);
  });

  test('one of the sample says so in its task, and is decided by itself and not in a batch', () => {
    const order = orderIn('UNDER_REVIEW', everyOne);
    expect(order.tasks).toMatchObject([{ command: 'decideReview', sampled: true }]);
    expect(order.refusal('decideReview', inBatch, 'SALES_SUPERVISOR')).toBe(
      'blocked: This order is one of the sample: look at it and decide it by itself.',
    );
    order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
    expect(order.state.decision?.outcome).toBe('ACCEPT');
  });

  test('the others are approved in a batch', () => {
    const order = orderIn('UNDER_REVIEW', none);
    expect(order.tasks.map(({ sampled }) => sampled)).toEqual([undefined]);
    order.give('decideReview', inBatch, 'SALES_SUPERVISOR');
    expect(order.state.decision?.outcome).toBe('ACCEPT');
  });
});

test('an order that people reviewed is no part of the sample', () => {
  const order = reviewed({ policy: { 'review.autoPass.sampleShare': 100 } });
  order.give('decideReview', inBatch, 'SALES_SUPERVISOR');
  expect(order.state.decision?.outcome).toBe('ACCEPT');
});
