import { expect, test } from 'vitest';
import { periodsOver, reporterIn, stagesOwnedBy } from '../../domain/order/due-reports.ts';
import { lotStages } from '../../domain/order/stage-names.ts';
import { reportingDepartments } from '../../domain/order/tracking.ts';
import { roles } from '../../domain/people/roles.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { validatePolicy } from '../../domain/policy/validate-policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

const every = defaultPolicyValues()['track.departmentPeriod'];

test('production reports while it produces, logistics from packing to delivery, by who has the stage [TRACK-03]', () => {
  expect(stagesOwnedBy('PRODUCTION')).toEqual(['IN_PRODUCTION']);
  expect(stagesOwnedBy('LOGISTICS')).toEqual(['READY_TO_SHIP', 'DELIVERY_EXCEPTION', 'SHIPPED']);
  expect(reporterIn('IN_PRODUCTION')).toBe('PRODUCTION_SUPERVISOR');
  expect(reporterIn('SHIPPED')).toBe('LOGISTICS_CLERK');
  // A stage whose clock another department has is answered for by the head of its own.
  expect(reporterIn('PLANNED')).toBe('PLANNING_MANAGER');
  for (const stage of lotStages) expect(roles[reporterIn(stage)].department, stage).toBeDefined();
  for (const department of reportingDepartments) {
    for (const stage of stagesOwnedBy(department))
      expect(roles[reporterIn(stage)].department).toBe(department);
  }
});

test('periods are counted in working time: the holiday week and the make-up days among them [TRACK-03]', () => {
  const over = (now: string, since = '2025-09-29T10:00:00+08:00') =>
    periodsOver(companyDefault, since, now, every);
  // The 29th and 30th of September are worked, then the 9th, 10th and 11th of October, a Saturday.
  expect(over('2025-10-13T10:00:00+08:00')).toBe(0);
  expect(over('2025-10-13T10:00:00.001+08:00')).toBe(1);
  expect(over('2025-10-20T10:00:00+08:00')).toBe(1);
  expect(over('2025-10-20T10:00:00.001+08:00')).toBe(2);
  expect(over('2025-09-29T09:00:00+08:00')).toBe(0);
});

test('a policy cannot count such a period by the ends of days [TRACK-03]', () => {
  const problems = (values: Record<string, unknown>) =>
    validatePolicy(values, companyDefault).map(({ path }) => path);
  expect(problems({ 'track.departmentPeriod': '3wd', 'track.salesPeriod': '16wh' })).toEqual([]);
  expect(problems({ 'track.departmentPeriod': 'eod' })).toEqual(['track.departmentPeriod']);
  expect(problems({ 'track.salesPeriod': 'eod+2' })).toEqual(['track.salesPeriod']);
  expect(problems({ 'track.departmentPeriod': 'often' })).toEqual(['track.departmentPeriod']);
});

test('however short the period, an order that waited for ever is reckoned at once', () => {
  expect(periodsOver(companyDefault, '2025-01-06T10:00:00+08:00', '2026-01-06T10:00:00+08:00', '1wm')).toBe(
    500,
  );
});
