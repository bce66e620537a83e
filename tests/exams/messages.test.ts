import { expect, test } from 'vitest';
import { shortForm, testPlace } from './test-place.ts';
import { runU2 } from './u2-messages.ts';

test('nobody is pushed more than five messages a day, and none in resting time [U2]', async () => {
  const result = await runU2(await testPlace(), shortForm(2));
  expect(result.differences).toEqual([]);
  expect(result.figures['rungs']).toBeGreaterThan(20);
}, 120_000);
