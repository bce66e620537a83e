import { commitCase } from '../../db/cases/commit-case.ts';
import { createVersions } from '../../db/versions/versions.ts';
import { CaseDriver } from '../domain/cases/case-driver.ts';
import type { TestCompany } from './test-company.ts';

/** An overdue case of production, opened and analysed at an instant. */
export async function keepOverdueCase(
  { database }: TestCompany,
  caseId: string,
  now: string,
  orderId: string,
): Promise<void> {
  const driver = new CaseDriver(now);
  const rules = { policyVersion: 'default-1', calendarId: 'company', calendarVersion: 1 };
  const about = { type: 'DELIVERY_OVERDUE', department: 'SALES', description: '交付逾期' } as const;
  const late = [{ orderId, orderNumber: orderId, lateSince: now }];
  const who = { person: 'sales-manager', role: 'SALES_MANAGER' } as const;
  driver.give('openCase', { ...rules, kind: 'OVERDUE', ...about, orders: late }, who);
  driver.give(
    'recordAnalysis',
    {
      rootCause: '产能不足',
      causes: [{ cause: 'PRODUCTION', department: 'PRODUCTION', primary: true }],
      participants: ['生产部经理'],
      analysedOn: now.slice(0, 10),
    },
    who,
  );
  const entries: typeof driver.journal = JSON.parse(JSON.stringify(driver.journal));
  await commitCase({ database, versions: createVersions(database) }, { caseId, afterVersion: 0, entries });
}
