import { describe, expect, test } from 'vitest';
import { parameters } from '../../domain/policy/parameters.ts';
import { isParameter, validatePolicy } from '../../domain/policy/validate-policy.ts';
import { valueProblems } from '../../domain/policy/value-problems.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

/** Each value by itself: how the figures stand to one another is another matter. */
const problems = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).flatMap(([name, value]) => {
    if (!isParameter(name)) throw new RangeError(`${name} is not a parameter`);
    return valueProblems(name, parameters[name], value);
  });
const told = (values: Readonly<Record<string, unknown>>) =>
  problems(values).map(({ path, reason }) => `${path} ${reason}`);

describe('a value that cannot stand is refused with what to write instead', () => {
  test.each<[string, unknown, string]>([
    ['sla.qc.complete', 2, '2 is not a budget such as 2wd, 4wh or eod'],
    ['sla.prewarnRatio', 80, '80 is not a share such as 80%'],
    ['sla.prewarnRatio', '80', '"80" is not a share: write a whole percentage from 1% to 99%'],
    ['review.highValueThreshold', 500, '500 is not an amount in CNY: write two decimals, such as 500000.00'],
    ['kpi.errorRateMax', '101', `"101" is not a percentage: write a decimal from 0 to 100, such as '0.5'`],
    ['mat.allowSplit', 'yes', '"yes" is not a flag: write true or false'],
    ['contract.maxDiscount', 101, '101 is not a whole number from 0 to 100'],
    ['qc.maxReworkRounds', -1, '-1 is not a whole number from 0 to 1000000'],
    ['archive.retentionYears', 0, '0 is not a whole number from 1 to 100'],
    ['demand.forecastWeeks', 54, '54 is not a whole number from 1 to 53'],
    ['plan.countersign.at', '4pm', '"4pm" is not a time of day: write HH:mm'],
    [
      'demand.monthlyCutoff',
      '29 15:00',
      '"29 15:00" is not a day of the month and a time: write a day from 1 to 28 and HH:mm, such as 20 15:00',
    ],
    ['calendar.timezone', 'Mars/Olympus', '"Mars/Olympus" is not a known time zone'],
    ['plan.ownerRole', 'BOSS', '"BOSS" is not a department: write SALES, CONTRACT_ORDER, '],
    ['change.lastState', 'SENT', '"SENT" is not a stage'],
    ['settle.trigger', 'PAID', '"PAID" is not a choice: write '],
    ['demand.releaseWeekdays', [], 'is empty: nothing would ever happen by it'],
    ['demand.releaseWeekdays', 1, '1 is not a list'],
    ['sla.ladders', [], 'a list is not a map'],
    ['sla.ladders', null, 'null is not a map'],
  ])('%s: %j [SYS-11]', (name, value, reason) => {
    const [problem, ...others] = told({ [name]: value });
    expect(others).toEqual([]);
    expect(problem).toContain(`${name} ${reason}`);
  });

  test.each<[Record<string, unknown>, string]>([
    [
      { 'intake.requiredFields': ['customer.fax'] },
      'intake.requiredFields[0] "customer.fax" is not a field of an order: write customer.customerId',
    ],
    [
      { 'contract.autoFor': ['TELEX'] },
      'contract.autoFor[0] "TELEX" is not a channel of orders: write WEBSITE',
    ],
    [{ 'sla.ladders': { inspections: [] } }, 'sla.ladders.inspections "inspections" is not a kind of clock'],
    [
      { 'sla.ladders': { inspection: ['0'] } },
      'sla.ladders.inspection[0] "0" is not a step: write an offset and a recipient, such as +1wd HEAD',
    ],
    [
      { 'sla.ladders': { inspection: [7] } },
      'sla.ladders.inspection[0] 7 is not a step: write an offset and a recipient, such as +1wd HEAD',
    ],
    [
      { 'sla.ladders': { inspection: ['soon HEAD'] } },
      'sla.ladders.inspection[0] "soon" is not an offset: write 80%, 0, +1wd or -3wd',
    ],
    [
      { 'sla.escalation.levels': ['0', 1] },
      'sla.escalation.levels[1] 1 is not an offset such as 80%, 0 or +1wd',
    ],
    [
      { 'sla.escalation.recipients': ['BOSS'] },
      'sla.escalation.recipients[0] "BOSS" is no recipient: write ASSIGNEE, HEAD, SECOND, LEADERSHIP or a role',
    ],
    [
      { 'sla.escalation.recipients': [null] },
      'sla.escalation.recipients[0] null is no recipient: write ASSIGNEE, HEAD, SECOND, LEADERSHIP or a role',
    ],
    [
      { 'sla.criticalRungs': ['inspection'] },
      'sla.criticalRungs[0] "inspection" is not a rung: write a kind of clock and an offset, such as inspection/+1wd',
    ],
    [
      { 'sla.criticalRungs': ['inspection/0/0'] },
      'sla.criticalRungs[0] "inspection/0/0" is not a rung: write a kind of clock and an offset, such as inspection/+1wd',
    ],
    [
      { 'sla.criticalRungs': [3] },
      'sla.criticalRungs[0] 3 is not a rung: write a kind of clock and an offset, such as inspection/+1wd',
    ],
    [
      { 'review.checklist': { REGULAR: ['PRICE'] } },
      'review.checklist.REGULAR[0] "PRICE" is no item: write its code, departments and names, such as PRICE FINANCE 价格|Price',
    ],
    [
      { 'review.checklist': { REGULAR: [1] } },
      'review.checklist.REGULAR[0] 1 is no item: write its code, departments and names, such as PRICE FINANCE 价格|Price',
    ],
    [
      { 'settle.methodByCredit': { a: [] } },
      'settle.methodByCredit.a "a" is not a code: write capital letters, digits and _',
    ],
    [{ 'settle.paymentDue': { MONTHLY: '30d' } }, 'settle.paymentDue.PREPAYMENT is missing'],
    [
      { 'kpi.weights': { SELF: 20, SUPERIOR: 50, CUSTOMER: 30, OTHERS: 0 } },
      'kpi.weights.OTHERS "OTHERS" is not a key of this map: write SELF, SUPERIOR, CUSTOMER',
    ],
    [
      { 'calendar.workHours': ['9-5'] },
      'calendar.workHours[0] "9-5" is not a working frame: write HH:mm-HH:mm',
    ],
  ])('%j [SYS-11]', (values, reason) => {
    expect(told(values)[0]).toContain(reason);
  });

  test('frames that overlap are told by the name of the parameter, not by a day that nobody typed', () => {
    const [problem] = problems({ 'calendar.workHours': ['09:00-12:00', '11:00-18:00'] });
    expect(problem?.path).toBe('calendar.workHours[1]');
    expect(`${problem?.reason}`).not.toMatch(/week|draft/);
  });
});

describe('a list or a map', () => {
  const days = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}d`);
  const codes = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`C${index}`, ['MONTHLY']]));

  test('has at most fifty entries, for every order carries it', () => {
    expect(told({ 'settle.dunning': days(50) })).toEqual([]);
    expect(told({ 'settle.dunning': days(51) })).toEqual(['settle.dunning has more than 50 entries']);
    expect(told({ 'settle.methodByCredit': codes(50) })).toEqual([]);
    expect(told({ 'settle.methodByCredit': codes(51) })).toEqual([
      'settle.methodByCredit has more than 50 entries',
    ]);
  });

  test('repeats no more than a hundred letters of a name that was typed', () => {
    const long = 'X'.repeat(300);
    expect(validatePolicy({ [long]: 1 }, companyDefault)).toEqual([
      { path: 'X'.repeat(100), reason: 'is not a parameter; docs/policies.md lists them all' },
    ]);
    expect(problems({ 'settle.methodByCredit': { [long]: [] } })[0]?.path).toBe(
      `settle.methodByCredit.${'X'.repeat(100)}`,
    );
  });
});

describe('who takes an order on, by product category and region', () => {
  test.each([
    { '变压器/江苏': 'WAREHOUSE:NANJING' },
    { '*/江苏': 'PRODUCTION', '变压器/*': 'WAREHOUSE' },
    { [`${'柜'.repeat(40)}/*`]: `WAREHOUSE:${'N'.repeat(40)}` },
  ])('may be %j', (assignment) => {
    expect(told({ 'intake.assignment': assignment })).toEqual([]);
  });

  test.each([
    '',
    '变压器',
    '变压器/江苏/南京',
    '变压 器/江苏',
    '/江苏',
    '变压器/',
    '**/江苏',
    `${'柜'.repeat(41)}/*`,
  ])('is not told by %j', (key) => {
    const [problem] = told({ 'intake.assignment': { [key]: 'PRODUCTION' } });
    expect(problem).toContain('category and region: write such as 变压器/江苏, */江苏 or */*');
  });

  test.each([
    'KING',
    '',
    'WAREHOUSE:',
    'WAREHOUSE:A B',
    'WAREHOUSE:A:B',
    `WAREHOUSE:${'N'.repeat(41)}`,
    ':NANJING',
    5,
  ])('is not %j', (assignee) => {
    const [problem] = told({ 'intake.assignment': { '*/*': assignee } });
    expect(problem).toContain(
      'is no assignee: write a department, or one with its warehouse such as WAREHOUSE:NANJING',
    );
  });
});

test('an item of the checklist is at most a hundred letters long', () => {
  const item = (length: number) => `PRICE FINANCE 价格|${'P'.repeat(length - 'PRICE FINANCE 价格|'.length)}`;
  expect(told({ 'review.checklist': { REGULAR: [item(100)] } })).toEqual([]);
  expect(told({ 'review.checklist': { REGULAR: [item(101)] } })[0]).toContain('is no item');
});
