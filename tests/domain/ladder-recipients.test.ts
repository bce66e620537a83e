import { describe, expect, test } from 'vitest';
import { escalationOf } from '../../domain/order/escalation.ts';
import { parseStep, stepsFor } from '../../domain/order/ladder-steps.ts';
import type { Role } from '../../domain/people/roles.ts';
import { type PolicyValues, withOverrides } from '../../domain/policy/policy.ts';
import { orderIn } from './bring-to.ts';

const clock = { kind: 'inspection', owner: 'QUALITY', assignee: 'INSPECTOR' } as const;
const company = withOverrides({ 'overdue.prewarnLead': '3wd' });

describe('a step of a ladder', () => {
  test('is an offset and whom it tells, one or several', () => {
    expect(parseStep('0 HEAD', company)).toEqual({ offset: '0', recipients: ['HEAD'] });
    expect(parseStep('+1wd SALES_MANAGER,LEADERSHIP', company)).toEqual({
      offset: '+1wd',
      recipients: ['SALES_MANAGER', 'LEADERSHIP'],
    });
  });

  test('may take its offset from another parameter, as it stands in the same figures', () => {
    const step = { offset: '-3wd', recipients: ['ASSIGNEE'] };
    expect(parseStep('-(overdue.prewarnLead) ASSIGNEE', company)).toEqual(step);
    const two = withOverrides({ 'overdue.prewarnLead': '2wd' });
    expect(parseStep('-(overdue.prewarnLead) ASSIGNEE', two)?.offset).toBe('-2wd');
  });

  test.each([
    ['nothing', ''],
    ['an offset alone', '0'],
    ['no offset', ' HEAD'],
    ['nobody', '0 '],
    ['somebody unknown', '0 BOSS'],
    ['somebody unknown among others', '0 HEAD,BOSS'],
    ['more than two parts', '0 HEAD SECOND'],
  ])('is none with %s', (_what, text) => {
    expect(parseStep(text, company)).toBeUndefined();
  });
});

describe('the standard ladder', () => {
  const standard = (values: Partial<PolicyValues>) =>
    stepsFor(withOverrides(values), 'inspection').map(
      ({ offset, recipients }) => `${offset} ${recipients.join()}`,
    );
  const levels = ['0', '+1wd', '+2wd', '+5wd'];

  test('warns the assignee, then rises; a level beyond those named tells the last of them [SLA-03 SLA-04 SLA-08]', () => {
    expect(standard({ 'sla.escalation.levels': levels })).toEqual([
      '80% ASSIGNEE',
      '0 HEAD',
      '+1wd SECOND',
      '+2wd LEADERSHIP',
      '+5wd LEADERSHIP',
    ]);
    expect(standard({ 'sla.escalation.levels': levels, 'sla.escalation.recipients': ['AUDITOR'] })).toEqual([
      '80% ASSIGNEE',
      '0 AUDITOR',
      '+1wd AUDITOR',
      '+2wd AUDITOR',
      '+5wd AUDITOR',
    ]);
  });

  test('tells leadership where the company names nobody', () => {
    expect(standard({ 'sla.escalation.levels': ['0'], 'sla.escalation.recipients': [] })).toEqual([
      '80% ASSIGNEE',
      '0 LEADERSHIP',
    ]);
  });

  test('leaves out a step that nobody can read, and goes on with the others', () => {
    expect(standard({ 'sla.escalation.recipients': ['HEAD', 'BOSS', 'LEADERSHIP'] })).toEqual([
      '80% ASSIGNEE',
      '0 HEAD',
      '+2wd LEADERSHIP',
    ]);
    expect(standard({ 'sla.ladders': { inspection: ['0 BOSS', '+1wd HEAD'] } })).toEqual(['+1wd HEAD']);
  });
});

describe('a role that a ladder names', () => {
  const told = (steps: string[], rung = '0') =>
    escalationOf(clock, rung, withOverrides({ 'sla.ladders': { inspection: steps } }));

  test.each([
    ['INSPECTOR', 'PREWARNING'],
    ['QUALITY_MANAGER', 'DEPARTMENT_HEAD'],
    ['AUDITOR', 'DEPARTMENT_HEAD'],
    ['DEPUTY_GENERAL_MANAGER', 'LEADERSHIP'],
    ['GENERAL_MANAGER', 'LEADERSHIP'],
  ] as const)('%s hears of it on the level %s', (role, level) => {
    expect(told([`0 ${role}`])).toMatchObject({ level, roles: [role] });
  });

  test('beside others makes it as high as the highest of them, and hears of it once', () => {
    expect(told(['0 LEADERSHIP,ASSIGNEE'])).toMatchObject({
      level: 'LEADERSHIP',
      roles: ['GENERAL_MANAGER', 'INSPECTOR'] satisfies Role[],
    });
    expect(told(['0 HEAD,QUALITY_MANAGER,ASSIGNEE'])).toMatchObject({
      level: 'DEPARTMENT_HEAD',
      roles: ['QUALITY_MANAGER', 'INSPECTOR'],
    });
  });

  test('is not asked of a rung that the ladder no longer has: the assignee is', () => {
    expect(told(['0 HEAD'], '+7wd')).toEqual({ level: 'PREWARNING', roles: ['INSPECTOR'], critical: false });
  });
});

describe('a message at any hour', () => {
  test('is one of a rung that the company calls critical, of that clock and that offset', () => {
    const policy = withOverrides({ 'sla.criticalRungs': ['inspection/+1wd'] });
    const isCritical = (rung: string, kind: 'inspection' | 'rework' = 'inspection') =>
      escalationOf({ ...clock, kind }, rung, policy).critical;
    expect([isCritical('+1wd'), isCritical('0'), isCritical('+1wd', 'rework')]).toEqual([true, false, false]);
  });
});

describe('a short budget', () => {
  test('is not warned of, whether by a share of it or by a lead; days and dates always are', () => {
    const ladder = ['-30wm ASSIGNEE', '50% ASSIGNEE', '0 HEAD', '+1wd SECOND'];
    const whole = ['-30wm', '50%', '0', '+1wd'];
    const policy = {
      'sla.ladders': { inspection: ladder, production: ladder },
      'sla.ladderMinimum': '4wh',
    };
    const offsets = (budget: string) =>
      orderIn('IN_QC', { policy: { ...policy, 'sla.qc.complete': budget } }).clock('inspection', 'L1').ladder;
    expect(offsets('239wm')).toEqual(['0', '+1wd']);
    expect(offsets('4wh')).toEqual(whole);
    expect(offsets('1wd')).toEqual(whole);
    expect(orderIn('IN_PRODUCTION', { policy }).clock('production', 'L1').ladder).toEqual(whole);
  });
});
