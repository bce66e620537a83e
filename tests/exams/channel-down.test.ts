import { expect, test } from 'vitest';
import { runR10 } from './r10-channel-down.ts';
import { shortForm, testPlace } from './test-place.ts';

test('every escalation arrives after three days without mail or webhooks, with one effect for its key [R10 SLA-13]', async () => {
  const result = await runR10(await testPlace(), shortForm(10));
  expect(result.differences).toEqual([]);
  expect(result.figures['heldBack']).toBeGreaterThan(0);
}, 120_000);
