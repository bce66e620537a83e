import { expect, test } from 'vitest';
import { parameters } from '../../domain/policy/parameters.ts';
import { isParameter, validatePolicy } from '../../domain/policy/validate-policy.ts';
import { valueProblems } from '../../domain/policy/value-problems.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

const judge = (name: string, value: unknown) => {
  if (!isParameter(name)) throw new RangeError(`${name} is not a parameter`);
  return valueProblems(name, parameters[name], value).map(({ path }) => path);
};
const check = (values: Readonly<Record<string, unknown>>) => validatePolicy(values, companyDefault);
const paths = (values: Readonly<Record<string, unknown>>) => check(values).map(({ path }) => path);

test.each([
  ['sla.qc.complete', ['2wd', '4wh', 'eod', '24h', '30s']],
  ['contract.maxDiscount', [0, 5, 100]],
  ['sla.prewarnRatio', ['1%', '50%', '99%']],
  ['kpi.errorRateMax', ['0', '0.5', '0.25', '100']],
  ['special.legalCap', ['OFF', '20', '20.5']],
  ['review.highValueThreshold', ['0.00', '1000000.00']],
  ['qc.maxReworkRounds', [0, 7]],
  ['ship.noteCopies', [3, 20]],
  ['crm.satisfiedMin', [1, 5]],
  ['after.revisit', [1, 120]],
  ['archive.retentionYears', [1, 100]],
  ['demand.forecastWeeks', [1, 53]],
  ['mat.allowSplit', [true, false]],
  ['settle.trigger', ['ACCEPTED', 'DELIVERED', 'SHIPPED']],
  ['plan.ownerRole', ['PLANNING', 'PRODUCTION']],
  ['change.lastState', ['CONFIRMED', 'READY_TO_SHIP']],
  ['calendar.timezone', ['Asia/Shanghai', 'Europe/Berlin']],
  ['calendar.workHours', [['08:00-12:00'], ['08:00-12:00', '12:30-16:30'], ['22:00-06:00']]],
  ['plan.countersign.at', ['00:00', '23:59']],
  ['demand.monthlyCutoff', ['1 00:00', '28 23:59']],
  ['demand.releaseWeekdays', [[1], [2, 5], [7]]],
  ['contract.autoFor', [[], ['EMAIL']]],
  ['plan.countersigners', [[], ['SALES', 'WAREHOUSE']]],
  ['intake.requiredFields', [[], ['consignee', 'lines.unit', 'customer.taxNumber']]],
  ['sla.ladders', [{}, { inspection: ['50% ASSIGNEE', '0 HEAD,QUALITY_MANAGER', '+4wh GENERAL_MANAGER'] }]],
  ['review.matrix', [{ REGULAR: ['LEGAL'] }, { PROJECT: ['FINANCE', 'QUALITY'] }]],
  ['kpi.weights', [{ SELF: 0, SUPERIOR: 50, CUSTOMER: 50 }]],
  ['clock.pauseCaps', [{}, { SUPPLIER: '20wd' }]],
])('%s may be any of %j', (name, values) => {
  for (const value of values) expect(judge(name, value), JSON.stringify(value)).toEqual([]);
});

test.each([
  ['sla.qc.complete', ['1.5wd', '-1wd', '0wd', '2 weeks', '', 2, null, ['1wd']]],
  ['contract.maxDiscount', [-1, 101, 2.5, '5', null]],
  ['sla.prewarnRatio', ['0%', '100%', '80', 80, 0.8]],
  ['kpi.errorRateMax', [0.5, '101', '-1', '0.125', '0,5', 'OFF']],
  ['special.legalCap', [20, 'off', 'ON', '']],
  ['review.highValueThreshold', [500_000, '500000', '500000.0', '-1.00', '5e5']],
  ['qc.maxReworkRounds', [-1, 1.5, Number.NaN, '2', 1_000_001]],
  ['ship.noteCopies', [2, 21]],
  ['crm.satisfiedMin', [0, 6]],
  ['after.revisit', [0, 121]],
  ['mat.allowSplit', ['true', 1, null]],
  ['settle.trigger', ['RECEIVED', 'accepted', 1]],
  ['plan.ownerRole', ['PLANNER', 'toString', null]],
  ['change.lastState', ['SENT', '']],
  ['calendar.timezone', ['Mars/Olympus', '', 8]],
  ['plan.countersign.at', ['24:00', '4pm', '9:00']],
  ['demand.monthlyCutoff', ['29 15:00', '0 15:00', '20', '20 25:00']],
  ['calendar.workHours', [[], '09:00-18:00', {}]],
  ['demand.releaseWeekdays', [[], 1, 'MON']],
  ['plan.countersigners', ['SALES', {}, Array.from({ length: 51 }, () => 'SALES')]],
  ['sla.ladders', [[], 'none', null]],
])('%s is refused by its path when it is one of %j', (name, values) => {
  for (const value of values) expect(judge(name, value), JSON.stringify(value)).toEqual([name]);
});

test.each([
  [{ 'calendar.workHours': ['09:00-12:00', '9-5'] }, 'calendar.workHours[1]'],
  [{ 'calendar.workHours': ['09:00-12:00', '11:00-18:00'] }, 'calendar.workHours[1]'],
  [{ 'calendar.workHours': ['09:00-25:00'] }, 'calendar.workHours[0]'],
  [{ 'demand.releaseWeekdays': [1, 8] }, 'demand.releaseWeekdays[1]'],
  [{ 'intake.requiredFields': ['customer.name', 'customer.fax'] }, 'intake.requiredFields[1]'],
  [{ 'contract.autoFor': ['WEBSITE', 'TELEX'] }, 'contract.autoFor[1]'],
  [{ 'settle.paymentDue': { PREPAYMENT: '5wd', MONTHLY: '30d' } }, 'settle.paymentDue.CASH_ON_DELIVERY'],
  [
    { 'settle.paymentDue': { PREPAYMENT: 'soon', CASH_ON_DELIVERY: '5wd', MONTHLY: '30d' } },
    'settle.paymentDue.PREPAYMENT',
  ],
  [{ 'settle.methodByCredit': { A: ['BARTER'] } }, 'settle.methodByCredit.A[0]'],
  [{ 'settle.methodByCredit': { a: [] } }, 'settle.methodByCredit.a'],
  [{ 'review.matrix': { REGULAR: ['SALES_DEPT'] } }, 'review.matrix.REGULAR[0]'],
  [{ 'review.matrix': { REGULAR: 'FINANCE' } }, 'review.matrix.REGULAR'],
  [{ 'review.matrix': { IRREGULAR: [] } }, 'review.matrix.IRREGULAR'],
  [{ 'sla.escalation.levels': ['0', '1wd'] }, 'sla.escalation.levels[1]'],
  [{ 'sla.escalation.recipients': ['HEAD', 'BOSS'] }, 'sla.escalation.recipients[1]'],
  [{ 'sla.ladders': { inspections: [] } }, 'sla.ladders.inspections'],
  [{ 'sla.ladders': { inspection: ['0'] } }, 'sla.ladders.inspection[0]'],
  [{ 'sla.ladders': { inspection: ['-(no.such) HEAD'] } }, 'sla.ladders.inspection[0]'],
  [{ 'sla.ladders': { inspection: ['-(mat.allowSplit) HEAD'] } }, 'sla.ladders.inspection[0]'],
  [{ 'sla.criticalRungs': ['inspection'] }, 'sla.criticalRungs[0]'],
  [{ 'sla.criticalRungs': ['inspections/0'] }, 'sla.criticalRungs[0]'],
  [{ 'sla.criticalRungs': ['inspection/soon'] }, 'sla.criticalRungs[0]'],
  [{ 'clock.pauseCaps': { LUNCH: '1wd' } }, 'clock.pauseCaps.LUNCH'],
  [{ 'notice.digestRoles': ['KING'] }, 'notice.digestRoles[0]'],
  [{ 'archive.recordGroups': ['PHOTOS'] }, 'archive.recordGroups[0]'],
])('an item that does not exist is refused by its own path: %j', (values, path) => {
  expect(paths(values)).toEqual([path]);
});

test('a department that may not give the command is refused: an order would wait for it for ever', () => {
  expect(check({ 'plan.countersigners': ['SALES', 'LEGAL'] })).toEqual([
    {
      path: 'plan.countersigners[1]',
      reason: expect.stringContaining('"LEGAL" is not a department that countersigns'),
    },
  ]);
  expect(paths({ 'review.confirmingDepartments': ['LEGAL'] })).toEqual(['review.confirmingDepartments[0]']);
});

test('an item given twice is refused with both places named', () => {
  expect(check({ 'plan.countersigners': ['SALES', 'PLANNING', 'SALES'] })).toEqual([
    {
      path: 'plan.countersigners[2]',
      reason: '"SALES" is given twice',
      rungs: ['plan.countersigners[0]', 'plan.countersigners[2]'],
    },
  ]);
});

test('an unknown name is refused, inherited ones included', () => {
  const typed = JSON.parse('{"sla.qc.complet": "1wd", "__proto__": 1, "constructor": 1}');
  expect(paths(typed)).toEqual(['sla.qc.complet', '__proto__', 'constructor']);
});

test('all that is wrong is told at once, with the reason that the unit gives [SYS-11]', () => {
  const problems = check({
    'sla.qc.complete': '2wk',
    'review.highValueThreshold': 500_000,
    'nothing.known': 1,
    'special.pickupFreeDays': 20,
    'kpi.weights': { SELF: 20, SUPERIOR: 50, CUSTOMER: 31 },
    'sla.escalation.levels': ['0', '+2wd', '+1wd'],
  });
  expect(problems.map(({ path }) => path).sort()).toEqual([
    'kpi.weights',
    'nothing.known',
    'review.highValueThreshold',
    'sla.escalation.levels[2]',
    'sla.qc.complete',
    'special.pickupGraceDays',
  ]);
  expect(problems[0]?.reason).toBe(
    '"2wk" is not a budget: the units are wd, wh, wm, d, h, m, s, eod and eod+1',
  );
});

test('what was typed is not repeated at length', () => {
  const [problem] = check({ 'sla.qc.complete': 'x'.repeat(100_000) });
  expect(problem?.reason.length).toBeLessThan(200);
});
