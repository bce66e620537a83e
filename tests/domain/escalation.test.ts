import { describe, expect, test } from 'vitest';
import { escalationOf } from '../../domain/order/escalation.ts';
import { journey } from '../../domain/order/journey.ts';
import { looseClocks } from '../../domain/order/loose-clocks.ts';
import { lotStages, orderStages } from '../../domain/order/stage-names.ts';
import { type Department, departmentCodes } from '../../domain/people/departments.ts';
import { headOf, roles, staffOf } from '../../domain/people/roles.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { orderIn } from './bring-to.ts';

const policy = defaultPolicyValues();
const told = (owner: Department, rung: string) =>
  escalationOf({ kind: 'inspection', owner, assignee: 'INSPECTOR' }, rung, policy);

describe('a rung is told to', () => {
  test('the assignee before the deadline [SLA-08]', () => {
    expect(told('QUALITY', '80%')).toMatchObject({ level: 'PREWARNING', roles: ['INSPECTOR'] });
  });

  test.each(departmentCodes)('the head of the department %s at the deadline [SLA-03]', (department) => {
    const { level, roles: heads } = told(department, '0');
    expect(level).toBe('DEPARTMENT_HEAD');
    expect(heads).toEqual([headOf(department)]);
    expect(heads.map((role) => roles[role])).toMatchObject([{ department, head: true }]);
  });

  test('the sales manager and the deputy general manager a working day later [SLA-04]', () => {
    expect(told('QUALITY', '+1wd')).toMatchObject({
      level: 'SECOND',
      roles: ['SALES_MANAGER', 'DEPUTY_GENERAL_MANAGER'],
    });
  });

  test('the deputy alone where the sales manager was told as head already', () => {
    expect(told('SALES', '0').roles).toEqual(['SALES_MANAGER']);
    expect(told('SALES', '+1wd')).toMatchObject({ level: 'SECOND', roles: ['DEPUTY_GENERAL_MANAGER'] });
  });

  test('leadership two working days later [SLA-04]', () => {
    expect(told('QUALITY', '+2wd')).toMatchObject({ level: 'LEADERSHIP', roles: ['GENERAL_MANAGER'] });
  });

  test('the same levels at the steps that the company sets', () => {
    const own = { ...policy, 'sla.escalation.levels': ['0', '+4wh', '+3wd'] };
    const clock = { kind: 'inspection', owner: 'QUALITY', assignee: 'INSPECTOR' } as const;
    expect(escalationOf(clock, '+4wh', own).level).toBe('SECOND');
    expect(escalationOf(clock, '+3wd', own).level).toBe('LEADERSHIP');
    expect(escalationOf(clock, '+1wd', own).level).toBe('PREWARNING');
  });
});

describe('the ladder of a clock', () => {
  test('warns at 80% of the working time, then rises at the deadline, a day and two days later [SLA-03 SLA-04 SLA-08]', () => {
    const order = orderIn('IN_QC').passUntil('2025-10-20T10:00:00+08:00');
    expect(order.rungs.map(({ rung, at }) => `${rung} ${at}`)).toEqual([
      '80% 2025-10-09T17:24:00+08:00',
      '0 2025-10-10T10:00:00+08:00',
      '+1wd 2025-10-11T10:00:00+08:00',
      '+2wd 2025-10-13T10:00:00+08:00',
    ]);
  });

  test('has the share that the company sets [SLA-08]', () => {
    const order = orderIn('IN_QC', { policy: { 'sla.prewarnRatio': '50%' } });
    expect(order.clock('inspection', 'L1').rungs[0]).toMatchObject({
      rung: '50%',
      at: '2025-10-09T15:00:00+08:00',
    });
  });

  test('has no pre-warning for a budget below an hour', () => {
    const rungsOf = (budget: string) => {
      const order = orderIn('RELEASED', { policy: { 'qual.immediately': budget } });
      return order.clock('stockCheck', 'L1').rungs.map(({ rung }) => rung);
    };
    expect(rungsOf('59wm')).toEqual(['0', '+1wd', '+2wd']);
    expect(rungsOf('1wh')).toEqual(['80%', '0', '+1wd', '+2wd']);
    expect(orderIn('IN_PRODUCTION').clock('production', 'L1').ladder).toEqual(['80%', '0', '+1wd', '+2wd']);
  });
});

describe('every clock of the journey', () => {
  const clocks = [
    ...[...orderStages, ...lotStages].flatMap((stage) => journey[stage].clock ?? []),
    ...Object.values(looseClocks),
  ];

  test.each(clocks)(
    '$kind has an owner with a head, and an assignee who may do something about it [SLA-03]',
    (clock) => {
      expect(roles[headOf(clock.owner)].head).toBe(true);
      const responsible =
        clock.owner === 'CONTRACT_ORDER' ? ['CONTRACT_ORDER', 'SALES', 'LOGISTICS'] : [clock.owner];
      expect(staffOf(...(responsible as Department[]))).toContain(clock.assignee);
    },
  );
});
