import { expect, test } from 'vitest';
import { deadlineDifferences } from './deadline.ts';
import { runR5 } from './r5-deadlines.ts';
import { shortForm, testPlace } from './test-place.ts';

test('no deadline is early or missed, in peace or while engine and worker are killed around it [R5 SLA-01 I13]', async () => {
  const result = await runR5(await testPlace(), shortForm(5));
  expect(result.differences).toEqual([]);
  expect(result.figures).toMatchObject({ deadlines: 160, kills: 3, plantedDefects: 2 });
}, 600_000);

test('the exam of deadlines tells early, late, missing and repeated ones from those that are right', () => {
  const deadline = { orderId: 'o', seconds: 2, sentAt: 1_000, answeredAt: 1_100 };
  const right = { orderId: 'o', reachedAt: 3_050, recordedAt: 3_051, seenAt: 3_060 };
  const found = (...sightings: (typeof right)[]) => deadlineDifferences([deadline], sightings);
  expect(found(right)).toEqual([]);
  expect(found()).toEqual(['o: its deadline was missed']);
  expect(found(right, right)).toEqual(['o: its deadline was recorded 2 times']);
  expect(found({ ...right, reachedAt: 2_950 })).toEqual(['o: its deadline was set 50 ms early']);
  expect(found({ ...right, reachedAt: 3_150, recordedAt: 3_200, seenAt: 3_200 })).toEqual([
    'o: its deadline was set 50 ms late',
  ]);
  expect(found({ ...right, recordedAt: 3_050 })).toEqual(['o: it was recorded early']);
  expect(found({ ...right, seenAt: 3_049 })).toEqual(['o: it was seen early']);
});
