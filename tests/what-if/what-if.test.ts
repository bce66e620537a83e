import { describe, expect, test } from 'vitest';
import { pendingEvaluators } from '../../domain/order/change/evaluators.ts';
import { headOf } from '../../domain/people/roles.ts';
import { defaultPolicyValues, withOverrides } from '../../domain/policy/policy.ts';
import type { Supposition } from '../../domain/what-if/supposition.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { orderIn, transport } from '../domain/bring-to.ts';
import type { OrderDriver } from '../domain/order-driver.ts';
import { asked, rungsSince, supposedRungs, warningsIn } from './question-of.ts';

/** Two weeks after the first day, a Thursday. */
const until = '2025-10-23T18:00:00+08:00';
const holiday: Supposition = { kind: 'HOLIDAY', daysOff: ['2025-10-10'], makeUpDays: ['2025-10-12'] };

/** A lot that waits for copper bars until Wednesday the 15th. */
function waiting(): OrderDriver {
  const order = orderIn('PLANNED', { details: { deliveryDate: '2025-10-31' } });
  order.give('reportMaterialShortage', { material: '铜排 T2', expectedArrival: '2025-10-15' }, 'BUYER');
  return order;
}

const realLadders = { 'sla.ladders': defaultPolicyValues()['sla.ladders'] };
const form = { requestedBy: '王敏', formReference: 'BG-1', reason: '工期提前' };

function corrected(order: OrderDriver): OrderDriver {
  const name = { zh: '放假', en: 'Holiday' };
  const overrides = [
    { date: '2025-10-10', kind: 'OFF_DAY', source: 'COMPANY', name },
    { date: '2025-10-12', kind: 'WORKING_DAY', source: 'COMPANY', name },
  ] as const;
  const second = { ...companyDefault, version: '2', overrides: [...companyDefault.overrides, ...overrides] };
  order.calendars = ({ version }) => (version === 2 ? second : companyDefault);
  order.change('correctCalendar', { calendarId: 'company', version: 2, reason: '放假' });
  return order;
}

describe('what would happen is what happens when it is done', () => {
  const cases: [string, () => OrderDriver, Supposition[], (order: OrderDriver) => unknown][] = [
    ['nothing is done', () => orderIn('IN_QC'), [{ kind: 'NOTHING' }], (order) => order],
    ['a holiday is declared', () => orderIn('IN_QC'), [holiday], corrected],
    [
      'other figures hold',
      () => orderIn('IN_QC'),
      [{ kind: 'POLICY', values: { 'sla.qc.complete': '3wd', 'sla.escalation.levels': ['0', '+4wh'] } }],
      (order) => {
        const values = { ...order.policy, 'sla.qc.complete': '3wd', 'sla.escalation.levels': ['0', '+4wh'] };
        order.change('migratePolicy', { version: 'v2', values: withOverrides(values), reason: 'x' });
      },
    ],
    [
      'the order is held',
      () => orderIn('PLANNING'),
      [{ kind: 'COMMAND', command: { name: 'holdOrder', input: { reason: 'x' } } }],
      (order) => order.give('holdOrder', { reason: 'x' }, 'SALES_MANAGER'),
    ],
    [
      'the order is held later, and goes on',
      () => orderIn('PLANNING'),
      [
        {
          kind: 'COMMAND',
          command: { name: 'resumeOrder', input: {} },
          at: '2025-10-14T09:00:00+08:00',
        },
        {
          kind: 'COMMAND',
          command: { name: 'holdOrder', input: { reason: 'x' } },
          at: '2025-10-09T17:00:00+08:00',
        },
      ],
      (order) => {
        order.passUntil('2025-10-09T17:00:00+08:00').give('holdOrder', { reason: 'x' }, 'SALES_MANAGER');
        order.passUntil('2025-10-14T09:00:00+08:00').give('resumeOrder', {}, 'SALES_MANAGER');
      },
    ],
    [
      'the supplier is three days late',
      waiting,
      [{ kind: 'SUPPLIER_LATE', workingDays: 3 }],
      (order) => {
        // Wednesday's end and three working days.
        order.passUntil('2025-10-20T18:00:00+08:00').give('confirmMaterial', {}, 'BUYER');
      },
    ],
    [
      'a promise comes near, of which policy tells the customer in time',
      () => orderIn('IN_PRODUCTION', { policy: realLadders, details: { deliveryDate: '2025-10-16' } }),
      [{ kind: 'NOTHING' }],
      (order) =>
        expect(supposedRungs(order, [{ kind: 'NOTHING' }], until).join()).toContain('customerPrewarning'),
    ],
    [
      'the open change is accepted',
      () => {
        const order = orderIn('PLANNING');
        order.give('requestChange', { ...form, wanted: { deliveryDate: '2025-10-21' } }, 'SALESPERSON');
        order.give('answerChange', { workGoesOn: false }, 'ORDER_CLERK');
        return order;
      },
      [{ kind: 'CHANGE_ACCEPTED', orderId: 'ord_1' }],
      (order) => {
        for (const department of pendingEvaluators(order.state, order.policy)) {
          const evaluation = { department, feasible: true, materialEffect: '无' };
          order.give('evaluateChange', evaluation, headOf(department));
        }
        order.give('decideChange', { approved: true, assessment: '可行' }, 'CONTRACT_ORDER_HEAD');
        const word = { party: 'CUSTOMER', saidBy: '王敏', evidence: '邮件' } as const;
        order.give('confirmChange', word, 'SALESPERSON');
        expect(order.state).toMatchObject({ details: { deliveryDate: '2025-10-21' }, revision: 2 });
      },
    ],
  ];

  test.each(cases)('%s', (_name, make, suppositions, really) => {
    const order = make();
    const entries = order.journal.length;
    const supposed = supposedRungs(order, suppositions, until);
    expect(order.journal).toHaveLength(entries);
    really(order);
    order.passUntil('2025-10-23T18:00:00.002+08:00');
    expect(supposed).toEqual(rungsSince(order, entries));
    expect(supposed.length > 0).toBe(!isHeldForGood(order));
  });
});

function isHeldForGood({ state }: OrderDriver): boolean {
  return (state.holds ?? []).length > 0;
}

describe('the difference', () => {
  test('of a change that nobody has asked for yet: its clocks as they would be', () => {
    const order = orderIn('PLANNING');
    const wish = {
      kind: 'CHANGE_ACCEPTED',
      orderId: 'ord_1',
      wanted: { deliveryDate: '2025-10-16' },
    } as const;
    const answer = asked(order, [wish], until);
    expect(answer.clocks.find(({ kind }) => kind === 'promisedDelivery')).toMatchObject({
      before: { due: '2025-11-14T18:00:00+08:00' },
      // The standard cycle of ten working days is the later of the two.
      after: { due: '2025-10-22T10:00:00+08:00' },
    });
    expect(answer.delivery?.after).toMatchObject({ promisedAt: '2025-10-22T10:00:00+08:00', late: false });
    expect(asked(order, [{ ...wish, orderId: 'ord_2' }], until).clocks).toEqual([]);
    const { wanted: _none, ...open } = wish;
    expect(asked(order, [open], until).refused).toMatchObject([
      { command: 'applyChange', refusal: { code: 'blocked', detail: 'No change of this order is open.' } },
    ]);
  });

  test('of a holiday: clocks with both instants and the working time between them, warnings that move', () => {
    const answer = asked(orderIn('IN_QC'), [holiday], until);
    expect(answer.clocks).toMatchObject([
      {
        clockId: 'L1.inspection#1',
        owner: 'QUALITY',
        before: { due: '2025-10-10T10:00:00+08:00', state: 'RUNS' },
        after: { due: '2025-10-11T10:00:00+08:00', state: 'RUNS' },
        movedMinutes: 480,
      },
    ]);
    expect(warningsIn(answer)).toEqual([
      'MOVES L1.inspection#1 0: 10-10 10:00 → 10-11 10:00',
      'MOVES L1.inspection#1 +1wd: 10-11 10:00 → 10-12 10:00',
    ]);
    expect(answer.warnings[0]?.after).toMatchObject({ roles: ['QUALITY_MANAGER'], beyond: false });
  });

  test('of a late supplier: who is warned of the delay, what follows later, and the promise that breaks', () => {
    const order = waiting();
    const answer = asked(order, [{ kind: 'SUPPLIER_LATE', workingDays: 5, material: '铜排' }], until);
    expect(warningsIn(answer)).toEqual([
      'COMES L1.materialArrival#1 0: - → 10-15 18:00',
      'COMES L1.materialArrival#1 +1wd: - → 10-16 18:00',
      'COMES L1.materialArrival#1 +2wd: - → 10-17 18:00',
      'MOVES L1.countersignature#2 80%: 10-16 16:24 → 10-23 16:24',
      'MOVES L1.countersignature#2 0: 10-17 09:00 → 10-24 09:00',
      'MOVES L1.countersignature#2 +1wd: 10-20 09:00 → 10-27 09:00',
      'MOVES L1.countersignature#2 +2wd: 10-21 09:00 → 10-28 09:00',
    ]);
    expect(answer.clocks.find(({ kind }) => kind === 'materialArrival')).toMatchObject({
      before: { state: 'ENDED', endedAt: '2025-10-15T10:00:00+00:00' },
      after: { state: 'ENDED', endedAt: '2025-10-22T10:00:00+00:00' },
    });
    // Finished on Friday the 24th, and so five working days later.
    expect(answer.delivery).toMatchObject({
      before: { promisedAt: '2025-10-31T18:00:00+08:00', late: false },
      after: { expectedAt: '2025-11-05T09:00:00+08:00', late: true },
    });
    const both = [5, 2].map((workingDays) => ({ kind: 'SUPPLIER_LATE', workingDays }) as const);
    expect(asked(order, both, until)).toEqual(answer);
    const other = asked(order, [{ kind: 'SUPPLIER_LATE', workingDays: 5, material: '硅钢' }], until);
    expect(other).toMatchObject({ clocks: [], warnings: [] });
  });

  test('of an absent department: its own clocks alone move', () => {
    const away = {
      kind: 'DEPARTMENT_AWAY',
      department: 'QUALITY',
      from: '2025-10-10',
      until: '2025-10-13',
    } as const;
    const answer = asked(orderIn('IN_QC'), [away], until);
    expect(answer.clocks.map(({ clockId, after }) => [clockId, after?.due])).toEqual([
      ['L1.inspection#1', '2025-10-14T10:00:00+08:00'],
    ]);
    const other = asked(orderIn('IN_QC'), [{ ...away, department: 'PLANNING' }], until);
    expect(other).toMatchObject({ clocks: [], warnings: [] });
  });

  test('of a hold: clocks stand still without a due instant, and their warnings go', () => {
    const hold = { kind: 'COMMAND', command: { name: 'holdOrder', input: { reason: 'x' } } } as const;
    const answer = asked(orderIn('PLANNING'), [hold], until);
    const side = { due: null, state: 'STANDS_STILL' };
    expect(answer.clocks.find(({ kind }) => kind === 'productionPlan')).toMatchObject({ after: side });
    const warnings = answer.warnings.filter(({ kind }) => kind === 'productionPlan');
    expect(warnings.map(({ change, rung }) => `${change} ${rung}`)).toEqual([
      'GOES 80%',
      'GOES 0',
      'GOES +1wd',
      'GOES +2wd',
    ]);
  });

  test('of nothing is what comes if nobody does anything', () => {
    const answer = asked(orderIn('IN_QC'), [{ kind: 'NOTHING' }], until);
    expect(new Set(answer.warnings.map(({ change }) => change))).toEqual(new Set(['STAYS']));
    expect(answer.warnings.map(({ rung }) => rung)).toEqual(['80%', '0', '+1wd', '+2wd']);
    expect(answer.clocks.length).toBe(asked(orderIn('IN_QC'), [], until).clocks.length);
  });

  test('of an act reckons by what the policy says of working days', () => {
    const order = orderIn('IN_PRODUCTION', { policy: { 'calendar.workingDayMode': 'END_OF_NTH_DAY' } });
    const done = { kind: 'COMMAND', command: { name: 'completeProduction', input: {} } } as const;
    const { clocks } = asked(order, [done], until);
    expect(clocks.map(({ kind, before, after }) => [kind, before?.state, after?.state, after?.due])).toEqual([
      ['production', 'RUNS', 'ENDED', '2025-10-24T18:00:00+08:00'],
      ['inspection', undefined, 'RUNS', '2025-10-10T18:00:00+08:00'],
    ]);
  });

  test('names what the rules would refuse', () => {
    const given = { kind: 'COMMAND', command: { name: 'arrangeTransport', input: transport } } as const;
    const answer = asked(orderIn('IN_QC'), [given], until);
    expect(answer.refused).toMatchObject([
      { command: 'arrangeTransport', refusal: { code: 'not-in-this-state' } },
    ]);
    expect(answer.warnings).toEqual([]);
  });
});
