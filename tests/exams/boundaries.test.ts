import { describe, expect, test } from 'vitest';
import { runR4 } from './r4-effect-boundaries.ts';
import { runR11 } from './r11-poisoned-orders.ts';
import { runR13 } from './r13-one-order.ts';
import { shortForm, testPlace } from './test-place.ts';

describe('an effect happens once, wherever a worker dies', () => {
  test('workers die before and after each step of commits and mails, and each effect is there once [R4 I3 I5 I13]', async () => {
    const result = await runR4(await testPlace(), shortForm(4));
    expect(result.differences).toEqual([]);
    expect(result.figures['kills']).toBeGreaterThanOrEqual(24);
  }, 600_000);
});

describe('one order takes what comes', () => {
  test('hundreds of commands to one order, steady and at once: none is lost, too many are told to wait [R13 I12]', async () => {
    const result = await runR13(await testPlace(), shortForm(13));
    expect(result.differences).toEqual([]);
    expect(result.figures['runs']).toBeGreaterThan(1);
  }, 400_000);
});

describe('an order that cannot go on holds up no other', () => {
  test('poisoned orders are seen with their reason while the others finish, and finish after the repair [R11]', async () => {
    const result = await runR11(await testPlace(), shortForm(11));
    expect(result.differences).toEqual([]);
    expect(result.figures['poisonedSeen']).toBe(6);
  }, 600_000);
});
