import { expect, test } from 'vitest';
import { runR6 } from './r6-one-year.ts';
import { shortForm, testPlace } from './test-place.ts';

test('through a leap year with clock changes and holiday weeks in five zones every rung has its wall-clock time [R6 SLA-02 SLA-03 SLA-08]', async () => {
  const result = await runR6(await testPlace(), shortForm(6));
  expect(result.differences).toEqual([]);
  expect(result.figures).toMatchObject({ orders: 8, zones: 5, plantedDefectsCaught: 3 });
}, 600_000);
