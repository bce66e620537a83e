import { expect, test } from 'vitest';
import { shortForm, testPlace } from './test-place.ts';
import { runU3 } from './u3-scans.ts';
import { runU6 } from './u6-one-click.ts';

test('each scan of a label is one inspection, and nothing else is asked of the inspector [U3]', async () => {
  const result = await runU3(await testPlace(), shortForm(3));
  expect(result.differences).toEqual([]);
  expect(result.figures['acts']).toBe(result.figures['inspections']);
}, 300_000);

test('from every kind of notice it is one click to the screen where what it asks for is done [U6]', async () => {
  const result = await runU6(await testPlace(), shortForm(6));
  expect(result.differences).toEqual([]);
  expect(result.figures).toMatchObject({ kinds: 17, planted: 1 });
}, 300_000);
