import { expect, test } from 'vitest';
import { runS13 } from './s13-loopback.ts';
import { shortForm, testPlace } from './test-place.ts';

test('nothing that the product starts by default listens beyond loopback [S13]', async () => {
  const result = await runS13(await testPlace(), shortForm(13));
  expect(result.differences).toEqual([]);
  expect(result.figures['listening']).toBeGreaterThan(4);
}, 360_000);
