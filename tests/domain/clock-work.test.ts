import { describe, expect, test } from 'vitest';
import { isOverdue } from '../../domain/order/clock.ts';
import { orderOverdue } from '../../domain/order/state.ts';
import { bringTo, orderIn } from './bring-to.ts';

const clockId = 'L1.inspection#1';

/** Inspection was due on Friday at 10:00; now it is an hour later. */
const late = () => orderIn('IN_QC').passUntil('2025-10-10T11:00:00+08:00');

describe('an escalation is acknowledged', () => {
  test('by whoever was told, which marks what is on record and lets the ladder go on [SLA-12]', () => {
    const order = late();
    order.give('acknowledgeEscalation', { clockId }, 'QUALITY_MANAGER');
    const marked = order.clock('inspection', 'L1').rungs.filter((rung) => rung.acknowledged);
    expect(marked.map(({ rung }) => rung)).toEqual(['80%', '0']);
    order.passUntil('2025-10-11T11:00:00+08:00');
    expect(order.rungs.at(-1)).toMatchObject({ clockId, rung: '+1wd' });
    expect(order.clock('inspection', 'L1').rungs.find(({ rung }) => rung === '+1wd')?.acknowledged).toBe(
      undefined,
    );
  });

  test('by nobody else, not twice, and not where there is none', () => {
    const order = late();
    expect(order.refusal('acknowledgeEscalation', { clockId }, 'BUYER')).toContain('not-your-role');
    order.give('acknowledgeEscalation', { clockId }, 'INSPECTOR');
    expect(order.refusal('acknowledgeEscalation', { clockId }, 'INSPECTOR')).toContain('blocked');
    const gone = { clockId: 'L1.inspection#7' };
    expect(order.refusal('acknowledgeEscalation', gone, 'INSPECTOR')).toBe(
      `does-not-fit: clockId: no such clock is open; open are: confirmationTarget#1, promisedDelivery#1, ${clockId} @clockId`,
    );
  });
});

describe('a clock that does not stand still for a reason', () => {
  test('is not resumed for it, and says what it stands still for', () => {
    const order = orderIn('IN_QC');
    const supplier = { clockId, reason: 'SUPPLIER' } as const;
    expect(order.refusal('resumeClock', supplier, 'QUALITY_MANAGER')).toMatch(
      /^not-in-this-state|blocked|nothing/,
    );
    order.give('pauseClock', { ...supplier, comment: 'x' }, 'QUALITY_MANAGER');
    expect(
      order.refusal('resumeClock', { clockId, reason: 'CUSTOMER_REQUEST' }, 'QUALITY_MANAGER'),
    ).toContain('it stands still for: SUPPLIER @reason');
    expect(order.refusal('pauseClock', { ...supplier, comment: 'y' }, 'QUALITY_MANAGER')).toContain(
      '@reason',
    );
    order.give('resumeClock', supplier, 'QUALITY_MANAGER');
    expect(order.clock('inspection', 'L1').pauses).toEqual([]);
  });
});

describe('a task is given to one person', () => {
  test('whose name its clock and task carry from then on', () => {
    const order = orderIn('IN_QC');
    order.give('reassignTask', { clockId, personId: 'li.na' }, 'QUALITY_MANAGER');
    expect(order.clock('inspection', 'L1').assignedTo).toBe('li.na');
    expect(order.tasks).toMatchObject([{ command: 'recordInspection', assignedTo: 'li.na' }]);
  });
});

describe('an escalation is waived', () => {
  test('with its reason on record: the order is no longer overdue and the rung does not come back [SLA-12]', () => {
    const order = late();
    expect(orderOverdue(order.state)).toBe(true);
    const entry = order.give('waiveEscalation', { clockId, reason: '停电' }, 'DEPUTY_GENERAL_MANAGER');
    expect(entry.events).toEqual([{ type: 'rungsWaived', clockId, rungs: ['80%', '0'], reason: '停电' }]);
    expect(isOverdue(order.clock('inspection', 'L1'))).toBe(false);
    order.passUntil('2025-10-14T18:00:00+08:00');
    expect(order.rungs.filter(({ rung }) => rung === '0')).toHaveLength(1);
  });

  test('before it comes, so that it never does', () => {
    const order = orderIn('IN_QC');
    order.give('waiveEscalation', { clockId, rungs: ['+2wd'], reason: '已知' }, 'GENERAL_MANAGER');
    order.passUntil('2025-10-20T18:00:00+08:00');
    expect(order.rungs.map(({ rung }) => rung)).toEqual(['80%', '0', '+1wd']);
  });

  test('by somebody above the department that is late, and only what it has', () => {
    const order = orderIn('RECEIVED').passUntil('2025-10-11T09:00:00+08:00');
    const own = { clockId: 'initialReview#1', reason: 'x' };
    expect(order.refusal('waiveEscalation', own, 'SALES_MANAGER')).toContain('separation-of-duties');
    expect(order.refusal('waiveEscalation', own, 'SALESPERSON')).toContain('not-your-role');
    expect(order.refusal('waiveEscalation', { ...own, rungs: ['+9wd'] }, 'GENERAL_MANAGER')).toContain(
      '@rungs',
    );
    order.give('waiveEscalation', own, 'GENERAL_MANAGER');
    expect(order.refusal('waiveEscalation', own, 'GENERAL_MANAGER')).toContain('blocked');
  });

  test.each(['DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER', 'ADMINISTRATOR'] as const)(
    'by the head of the late department only where the same person is %s too',
    (above) => {
      const order = orderIn('RECEIVED').passUntil('2025-10-11T09:00:00+08:00');
      const own = { clockId: 'initialReview#1', reason: 'x' };
      const both = { kind: 'person', personId: 'zhou', roles: ['SALES_MANAGER', above] } as const;
      order.give('waiveEscalation', own, { ...both, roles: [...both.roles] });
      expect(order.clock('initialReview').rungs.filter(({ waived }) => waived)).not.toEqual([]);
    },
  );

  test('no sooner than it is somebody above', () => {
    const order = orderIn('RECEIVED').passUntil('2025-10-11T09:00:00+08:00');
    const own = { clockId: 'initialReview#1', reason: 'x' };
    expect(order.refusal('waiveEscalation', own, 'SALES_MANAGER')).toContain('separation-of-duties');
  });
});

describe('people let a clock stand still', () => {
  const pause = { clockId, reason: 'CUSTOMER_REQUEST', comment: '客户要求见证检验' } as const;

  test('for a reason, and what was left is left when it runs on [SLA-10]', () => {
    const order = orderIn('IN_QC').at('2025-10-09T14:00:00+08:00');
    order.give('pauseClock', pause, 'QUALITY_MANAGER');
    order.passUntil('2025-10-11T11:00:00+08:00');
    expect(order.rungs).toEqual([]);
    order.give('resumeClock', { clockId, reason: 'CUSTOMER_REQUEST' }, 'QUALITY_MANAGER');
    expect(order.clock('inspection', 'L1')).toMatchObject({
      due: '2025-10-11T17:00:00+08:00',
      stood: [{ from: '2025-10-09T14:00:00+08:00', to: '2025-10-11T11:00:00+08:00' }],
    });
  });

  test('for two reasons at once, and it runs when the last of them is gone', () => {
    const order = orderIn('IN_QC').at('2025-10-09T14:00:00+08:00');
    order.give('pauseClock', pause, 'QUALITY_MANAGER');
    order.at('2025-10-09T15:00:00+08:00');
    order.give('pauseClock', { ...pause, reason: 'SUPPLIER' }, 'QUALITY_MANAGER');
    order.at('2025-10-09T16:00:00+08:00');
    order.give('resumeClock', { clockId, reason: 'CUSTOMER_REQUEST' }, 'QUALITY_MANAGER');
    expect(order.clock('inspection', 'L1').pausedAt).toBe('2025-10-09T14:00:00+08:00');
    order.at('2025-10-09T17:00:00+08:00');
    order.give('resumeClock', { clockId, reason: 'SUPPLIER' }, 'QUALITY_MANAGER');
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-10T14:00:00+08:00');
  });

  test('not without a reason that the clock allows, not twice, and not back where it does not stand', () => {
    const order = orderIn('IN_QC');
    const promise = { ...pause, clockId: 'promisedDelivery#1' };
    expect(order.refusal('pauseClock', promise, 'SALES_MANAGER')).toBe(
      'does-not-fit: reason: this clock may stand still for: INCIDENT @reason',
    );
    expect(order.refusal('resumeClock', { clockId, reason: 'SUPPLIER' }, 'QUALITY_MANAGER')).toBe(
      'does-not-fit: reason: the clock does not stand still for it; it stands still for: nothing @reason',
    );
    order.give('pauseClock', pause, 'QUALITY_MANAGER');
    expect(order.refusal('pauseClock', pause, 'QUALITY_MANAGER')).toContain('@reason');
  });

  test('for no longer than the reason may hold it: then it runs on by itself and says so', () => {
    const order = orderIn('IN_QC', { policy: { 'clock.pauseCaps': { CUSTOMER_REQUEST: '1wd' } } });
    order.at('2025-10-09T14:00:00+08:00').give('pauseClock', pause, 'QUALITY_MANAGER');
    expect(order.clock('inspection', 'L1').pauses[0]?.endsAt).toBe('2025-10-10T14:00:00+08:00');
    order.passUntil('2025-10-10T15:00:00+08:00');
    expect(order.journal.at(-1)).toMatchObject({
      by: { kind: 'clock' },
      command: 'pauseCap',
      occurredAt: '2025-10-10T14:00:00+08:00',
      events: [{ type: 'clockResumed', clockId, reason: 'CUSTOMER_REQUEST', capped: true }],
    });
    expect(order.clock('inspection', 'L1').due).toBe('2025-10-11T10:00:00+08:00');
    bringTo(order, 'ARCHIVED');
  });
});
