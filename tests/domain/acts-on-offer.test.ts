import { describe, expect, test } from 'vitest';
import { openCommands } from '../../domain/order/decide.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import { decided, orderIn, requirements, reviewed } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import { cabinets, type Opening, received, usualDetails } from './sample-orders.ts';

const offered = (order: OrderDriver, name: CommandName) => openCommands(order.state).includes(name);

/** Where an act is offered, and where it is not, for whoever may give it. */
const table: [CommandName, on: () => OrderDriver, off: () => OrderDriver][] = [
  ['recordReview', reviewed, decided],
  ['decideReview', reviewed, decided],
  ['proposePostponement', reviewed, decided],
  ['askSales', reviewed, decided],
  ['reviewCredit', reviewed, decided],
  ['issueQuotation', decided, reviewed],
  ['answerQuestion', asked, reviewed],
  ['overrideCredit', () => reviewed(free('198049.99')), () => reviewed(free('198050.00'))],
  ['overrideCredit', () => reviewed(free('0.00')), overriddenAndDecided],
  ['verifyCustomer', () => received(unknown), received],
  ['verifyCustomer', () => received(unknown), decidedUnverified],
  ['confirmRequirements', () => received(special), received],
  ['confirmRequirements', () => received(written), () => confirmed(special)],
  ['recordOriginal', () => received(mail), received],
  ['recordOriginal', () => received(mail), () => received(withFiles)],
  ['recordOriginal', () => received(mail), kept],
  ['recordProject', () => received(project({})), received],
  ['recordProject', () => received(project({ name: '二期' })), () => received(project(everything))],
  ['acceptAssignment', decided, reviewed],
  ['acknowledgeOrder', received, acknowledged('CONFIRMED')],
  ['acknowledgeOrder', acknowledged('NOT_REACHED'), acknowledged('CONFIRMED')],
  ['prewarnCustomer', atRisk, received],
  ['applyForModification', received, applied],
  ['signModification', applied, received],
  ['signModification', applied, signed],
  ['scheduleModification', signed, applied],
  ['scheduleModification', signed, received],
  ['completeModification', scheduled, signed],
  ['completeModification', scheduled, received],
];

describe('an act is offered where it has an effect, and not where it would be refused', () => {
  test.each(table)('%s', (name, on, off) => {
    expect([offered(on(), name), offered(off(), name)]).toEqual([true, false]);
  });
});

const everything = {
  name: '二期',
  owner: '城投',
  site: '松江',
  designInstitute: '华东院',
  plannedStart: '2026-03-01',
  capacity: '2×31.5MVA',
};
const unknown: Opening = { facts: { customerVerified: false } };
const special: Opening = { details: { orderType: 'SPECIAL' } };
const written: Opening = { details: { lines: [{ ...cabinets, requirements: '防腐' }] } };
const mail: Opening = { details: { channel: 'EMAIL' } };
const withFiles: Opening = {
  details: { channel: 'EMAIL', originals: [{ attachmentId: 'A-1', fileName: 'a.eml', sha256: '00' }] },
};

function project(given: object): Opening {
  return { details: { ...usualDetails, orderType: 'PROJECT', project: given } };
}

function free(amount: string): Opening {
  return { facts: { creditFree: { amount, currency: 'CNY' } } };
}

function overriddenAndDecided(): OrderDriver {
  const order = reviewed(free('0.00'));
  order.give('overrideCredit', { reason: '担保' }, 'FINANCE_MANAGER');
  order.give('decideReview', { outcome: 'ACCEPT' }, 'SALES_SUPERVISOR');
  // Finance's word was for this amount; a decision stands whatever the credit is afterwards.
  const { creditOverride: _given, ...state } = order.state;
  order.state = state;
  return order;
}

function decidedUnverified(): OrderDriver {
  const order = decided({ ...unknown, policy: { 'intake.taxNumberRequiredFor': 'NONE' } });
  expect(order.state.facts.customerVerified).toBe(false);
  return order;
}

function asked(): OrderDriver {
  const order = reviewed();
  order.give('askSales', { department: 'FINANCE', question: '预付？' }, 'ACCOUNTANT');
  return order;
}

function confirmed(opening: Opening): OrderDriver {
  const order = received(opening);
  order.give('confirmRequirements', requirements, 'SALESPERSON');
  return order;
}

function kept(): OrderDriver {
  const order = received(mail);
  order.give('recordOriginal', { where: '邮件夹' }, 'SALESPERSON');
  return order;
}

function acknowledged(result: 'CONFIRMED' | 'NOT_REACHED') {
  return () => {
    const order = received();
    order.give('acknowledgeOrder', { channel: 'PHONE', result }, 'SALESPERSON');
    return order;
  };
}

function atRisk(): OrderDriver {
  const order = orderIn('UNDER_REVIEW');
  order.give('reportRisk', { department: 'PRODUCTION', description: '缺料' }, 'PRODUCTION_MANAGER');
  return order;
}

function applied(): OrderDriver {
  const order = received();
  order.give('applyForModification', { line: 1, description: '加强柜体' }, 'SALESPERSON');
  return order;
}

function signed(): OrderDriver {
  const order = applied();
  for (const as of ['SALES_MANAGER', 'DEPUTY_GENERAL_MANAGER'] as const)
    order.give('signModification', { as }, as);
  return order;
}

function scheduled(): OrderDriver {
  const order = signed();
  order.give('scheduleModification', { completionDate: '2025-10-31' }, 'ENGINEER');
  return order;
}
