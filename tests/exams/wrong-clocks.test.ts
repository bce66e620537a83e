import { expect, test } from 'vitest';
import { runR7 } from './r7-wrong-clocks.ts';
import { shortForm, testPlace } from './test-place.ts';

test('no deadline is early or missed when the clocks of API and worker are wrong by an hour and a day [R7 I4]', async () => {
  const result = await runR7(await testPlace(), shortForm(7));
  expect(result.differences).toEqual([]);
  expect(result.figures).toMatchObject({ rounds: 2, deadlines: 20 });
}, 600_000);
