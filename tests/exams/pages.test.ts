import { expect, test } from 'vitest';
import { shortForm, testPlace } from './test-place.ts';
import { runU3 } from './u3-scans.ts';

test('each scan of a label is one inspection, and nothing else is asked of the inspector [U3]', async () => {
  const result = await runU3(await testPlace(), shortForm(3));
  expect(result.differences).toEqual([]);
  expect(result.figures['acts']).toBe(result.figures['inspections']);
}, 300_000);
