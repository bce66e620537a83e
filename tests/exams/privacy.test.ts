import { expect, test } from 'vitest';
import { runS10 } from './s10-engine-store.ts';
import { shortForm, testPlace } from './test-place.ts';

test('with a key that is rotated halfway, no word that people wrote is in engine, logs, metrics or problems [S10]', async () => {
  const result = await runS10(await testPlace(), shortForm(10));
  expect(result.differences).toEqual([]);
  expect(result.figures['plainMarksFoundByControl']).toBeGreaterThan(20);
}, 300_000);
