import { commitCase } from '../../db/cases/commit-case.ts';
import { createVersions } from '../../db/versions/versions.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { ReadApi } from '../api/read-api.ts';
import { CaseDriver } from '../domain/cases/case-driver.ts';

/** Opens the case of an order whose material comes late, analysed and with a measure under way; answers its id. */
export async function openLateCase(api: ReadApi, order: OrderState, now: string): Promise<string> {
  const { policyVersion, calendarId, calendarVersion, orderId, orderNumber = '' } = order;
  const driver = new CaseDriver(now);
  const rules = { policyVersion, calendarId, calendarVersion };
  driver.give(
    'openCase',
    {
      ...rules,
      kind: 'OVERDUE',
      type: 'PRODUCTION_OVERDUE',
      department: 'SALES',
      description: '断路器到货晚四天，总装无法按计划开工',
      orders: [{ orderId, orderNumber, lotId: 'L1' }],
    },
    { person: 'salesperson', role: 'SALESPERSON' },
  );
  driver.give(
    'recordAnalysis',
    {
      rootCause: '供应商产能不足，采购未及时预警',
      causes: [
        { cause: 'PROCUREMENT', department: 'PROCUREMENT', primary: true },
        { cause: 'COMMUNICATION', department: 'PRODUCTION' },
      ],
      participants: ['采购部经理', '生产部经理'],
      analysedOn: now.slice(0, 10),
    },
    { person: 'sales-manager', role: 'SALES_MANAGER' },
  );
  driver.give(
    'agreeMeasure',
    {
      description: '改由备选供应商分两批空运',
      measure: 'PRIORITISE_PROCUREMENT',
      department: 'PROCUREMENT',
      owner: 'buyer',
      due: '2025-10-17',
      verification: '核对到货单',
    },
    { person: 'sales-manager', role: 'SALES_MANAGER' },
  );
  const caseId = `case_${'a'.repeat(26)}`;
  const { database } = api.company;
  const entries: typeof driver.journal = JSON.parse(JSON.stringify(driver.journal));
  await commitCase({ database, versions: createVersions(database) }, { caseId, afterVersion: 0, entries });
  return caseId;
}
