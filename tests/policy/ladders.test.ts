import { describe, expect, test } from 'vitest';
import { validatePolicy } from '../../domain/policy/validate-policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

const check = (values: Readonly<Record<string, unknown>>) =>
  validatePolicy({ 'sla.criticalRungs': [], ...values }, companyDefault);
const named = (values: Readonly<Record<string, unknown>>) =>
  check(values).map(({ path, rungs }) => ({ path, rungs }));
const refusedFor = (first: string, second: string) => [{ path: second, rungs: [first, second] }];

const target = 'sla.intake.confirmTarget';
const initial = 'sla.review.initial';
const outer = 'sla.intake.initialConfirmOuter';
const level = (index: number) => `sla.escalation.levels[${index}]`;

describe('the three figures of confirmation', () => {
  test.each([
    [{ [target]: '2wd' }, target, initial],
    [{ [target]: '1wd' }, target, initial],
    [{ [target]: '9wh' }, target, initial],
    [{ [outer]: '1wd' }, initial, outer],
    [{ [outer]: '4wh' }, initial, outer],
    [{ [initial]: '3wd' }, initial, outer],
    [{ [initial]: '2wh' }, target, initial],
  ])('are refused out of order, with the two that are: %j [SLA-05]', (values, first, second) => {
    expect(named(values)).toEqual(refusedFor(first, second));
  });

  test('may be others in the same order [SLA-05]', () => {
    expect(check({ [target]: '1wh', [initial]: '4wh', [outer]: '1wd' })).toEqual([]);
    expect(check({ [target]: '4wh', 'sla.intake.confirmClock': 'ELAPSED' })).toEqual([]);
  });

  test('are judged in the kind of hours that policy says: 30 hours of the clock are less than 2 days, 30 working hours are not', () => {
    const figures = { [target]: '30wh', [initial]: '2wd', [outer]: '3wd' };
    expect(named(figures)).toEqual(refusedFor(target, initial));
    expect(check({ ...figures, 'sla.intake.confirmClock': 'ELAPSED' })).toEqual([]);
  });

  test('leave out one that cannot be read, and still compare the others', () => {
    expect(named({ [target]: '3wd', [initial]: 'soon' })).toEqual([
      { path: initial, rungs: undefined },
      ...refusedFor(target, outer),
    ]);
  });
});

describe('the standard ladder', () => {
  test.each([
    [['+1wd', '0'], level(0), level(1)],
    [['0', '+2wd', '+1wd'], level(1), level(2)],
    [['0', '50%'], level(0), level(1)],
    [['50%', '0'], 'sla.prewarnRatio', level(0)],
    [['80%', '0'], 'sla.prewarnRatio', level(0)],
    [['0', '+1wd', '+8wh'], level(1), level(2)],
    [['0', '+1wd', '+1wd'], level(1), level(2)],
    [['0', '+8wh', '+1wd'], level(1), level(2)],
    [['0', '+9wh', '+1wd'], level(1), level(2)],
  ])('is refused when its levels are %j, with the two rungs that stand wrong', (levels, first, second) => {
    expect(named({ 'sla.escalation.levels': levels })).toEqual(refusedFor(first, second));
  });

  test.each([[['0']], [['90%', '0', '+4wh']], [['0', '+1wh', '+1wd', '+2wd', '+5wd']]])(
    'may have the levels %j',
    (levels) => {
      expect(check({ 'sla.escalation.levels': levels })).toEqual([]);
    },
  );

  test('needs the rung at which a deadline has passed', () => {
    expect(named({ 'sla.escalation.levels': ['+1wd', '+2wd'] })).toEqual([
      { path: 'sla.escalation.levels', rungs: undefined },
    ]);
  });

  test('is judged on the budget of every clock that runs on it', () => {
    const early = { 'sla.escalation.levels': ['-30wm', '0'] };
    const [problem, ...others] = check(early);
    expect(others).toEqual([]);
    expect(problem?.rungs).toEqual(['sla.prewarnRatio', level(0)]);
    expect(problem?.reason).toContain('on departmentConfirmation (1wh)');
  });
});

test('a warning is judged on the clocks that are long enough to have one', () => {
  const warnings = {
    'sla.prewarnRatio': '50%',
    'sla.escalation.levels': ['-20wm', '0'],
    // The end of the day may be near when this clock starts, and a warning before it then comes too early.
    'sla.qc.rectification': '1wd',
  };
  const due = { PREPAYMENT: '30wm', CASH_ON_DELIVERY: '5wd', MONTHLY: '30d' };
  expect(check({ ...warnings, 'settle.paymentDue': due })).toEqual([]);
  const [problem] = check({ ...warnings, 'settle.paymentDue': due, 'sla.ladderMinimum': '15wm' });
  expect(problem?.rungs).toEqual(['sla.prewarnRatio', level(0)]);
  expect(problem?.reason).toContain('on payment (30wm)');
});

describe("a clock's own ladder", () => {
  test.each([
    ['inspection', ['0 HEAD', '80% ASSIGNEE'], 0, 1],
    ['inspection', ['0 HEAD', '0 SECOND'], 0, 1],
    ['promisedDelivery', ['-1wd ASSIGNEE', '-(overdue.prewarnLead) HEAD', '0 HEAD'], 0, 1],
    ['payment', ['0 HEAD', '+5wd SECOND', '+1wd LEADERSHIP'], 1, 2],
    ['production', ['0 HEAD', '-1wd ASSIGNEE'], 0, 1],
  ])('of %s is refused when it is %j, with the two rungs', (kind, steps, first, second) => {
    const path = (index: number) => `sla.ladders.${kind}[${index}]`;
    expect(named({ 'sla.ladders': { [kind]: steps } })).toEqual(refusedFor(path(first), path(second)));
  });

  test('takes its leads from the draft, not from the defaults', () => {
    const ladders = { promisedDelivery: ['-2wd ASSIGNEE', '-(overdue.prewarnLead) HEAD', '0 HEAD'] };
    expect(named({ 'sla.ladders': ladders })).toHaveLength(1);
    expect(check({ 'sla.ladders': ladders, 'overdue.prewarnLead': '1wd' })).toEqual([]);
  });

  test('must have the rungs that are called critical', () => {
    expect(check({ 'sla.criticalRungs': ['inspection/+1wd', 'inspection/+9wd'] })).toEqual([
      { path: 'sla.criticalRungs[1]', reason: 'the ladder of inspection has no rung +9wd' },
    ]);
  });
});

test.each([
  [{ 'sla.plan.standardPreliminary': '3wd' }, 'sla.plan.standardPreliminary', 'sla.plan.complete'],
  [{ 'settle.dunning': ['1d', '15d', '7d'] }, 'settle.dunning[1]', 'settle.dunning[2]'],
  [{ 'settle.dunning': ['24h', '1d'] }, 'settle.dunning[0]', 'settle.dunning[1]'],
  [{ 'special.pickupFreeDays': 15 }, 'special.pickupFreeDays', 'special.pickupGraceDays'],
  [{ 'special.forfeitTier1': 40 }, 'special.forfeitTier1', 'special.forfeitTier2'],
])('figures that follow one another are refused otherwise: %j', (values, first, second) => {
  expect(named(values)).toEqual(refusedFor(first, second));
});

test.each([
  [{ 'special.pickupFreeDays': 20, 'special.pickupGraceDays': 'a month' }, 'special.pickupGraceDays'],
  [{ 'sla.prewarnRatio': 'early', 'sla.escalation.levels': ['50%', '0'] }, 'sla.prewarnRatio'],
  [{ 'sla.ladders': 'none', 'sla.criticalRungs': ['promisedDelivery/+9wd'] }, 'sla.ladders'],
  [{ 'sla.escalation.levels': '+1wd', 'sla.criticalRungs': ['inspection/+9wd'] }, 'sla.escalation.levels'],
  [{ 'kpi.weights': { SELF: 20, SUPERIOR: 50, CUSTOMER: -1 } }, 'kpi.weights.CUSTOMER'],
])('a figure that cannot be read is not compared with others: %j', (values, path) => {
  expect(named(values)).toEqual([{ path, rungs: undefined }]);
});

test('the weights of an appraisal make a hundred', () => {
  expect(check({ 'kpi.weights': { SELF: 30, SUPERIOR: 50, CUSTOMER: 30 } })).toEqual([
    { path: 'kpi.weights', reason: 'the weights make 110; together they are 100' },
  ]);
});
