import { describe, expect, test } from 'vitest';
import { connectDatabase } from '../../db/connect.ts';
import type { Ledger } from './ledger.ts';
import { runR1 } from './r1-workers-die.ts';
import { runR2 } from './r2-engine-dies.ts';
import { shortForm, testPlace } from './test-place.ts';
import { differences } from './verify.ts';

describe('nothing is lost when anything dies', () => {
  test('orders live their whole life while workers are killed, every effect once [R1 I13 I5 SLA-01]', async () => {
    const result = await runR1(await testPlace(), shortForm(1));
    expect(result.differences).toEqual([]);
    expect(result.figures['kills']).toBeGreaterThanOrEqual(3);
  }, 400_000);

  test('the engine is killed under load and not one accepted request is missing or doubled [R2 I13 I3]', async () => {
    const place = await testPlace();
    const result = await runR2(place, shortForm(2));
    expect(result.differences).toEqual([]);

    // The positive control: a piece of stock reserved twice, and an order that the ledger knows more of.
    const planted = connectDatabase(place.databaseUrl);
    const ledger: Ledger = new Map([
      ['ord_exam_2_1', { orderId: 'ord_exam_2_1', accepted: ['receiveOrder'] }],
    ]);
    expect((await differences(planted, ledger)).length).toBeGreaterThan(0);
    await planted.close();
  }, 400_000);
});
