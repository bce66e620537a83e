import { describe, expect, test } from 'vitest';
import type { CaseCommandInputs } from '../../../domain/cases/case-inputs.ts';
import { overdueRecord } from '../../../domain/cases/overdue-record.ts';
import { analysis, overdueAt } from './case-driver.ts';

const told: CaseCommandInputs['tellCustomer'] = {
  orderId: 'ord_1',
  newDate: '2025-10-20',
  channel: 'PHONE',
  spokenTo: '客户采购经理',
};
const report = { summary: '交期已过', proposedSolution: '专车直送' };

describe('the record of an overdue order', () => {
  test('keeps order, days overdue, stage, cause, department, measures, report, accountability and closing [OVERDUE-15]', () => {
    const driver = overdueAt('VERIFIED').give('reportToLeadership', report, 'ADMINISTRATOR');
    driver.give('tellCustomer', told, 'SALESPERSON').passUntil('2025-10-13T16:00:00+08:00');
    driver.give('closeCase', {}, 'QUALITY_MANAGER');
    const [record, ...others] = overdueRecord(driver.state, '2025-12-01T00:00:00+08:00');
    expect(others).toEqual([]);
    expect(record).toEqual({
      orderId: 'ord_1',
      orderNumber: 'SO-2025-000001',
      daysOverdue: 4,
      stage: 'promisedDelivery',
      cause: analysis.causes[0],
      department: 'LOGISTICS',
      measures: driver.state.measures,
      report: driver.state.report,
      accountability: [],
      closing: { outcome: 'CLOSED', at: '2025-10-13T16:00:00+08:00' },
    });
  });

  test('counts its days to now while the case is open [OVERDUE-15]', () => {
    const [record] = overdueRecord(overdueAt('OPENED').state, '2025-10-20T17:00:00+08:00');
    expect(record).toMatchObject({ daysOverdue: 12, department: 'SALES', measures: [] });
    expect(record?.closing).toBeUndefined();
  });
});
