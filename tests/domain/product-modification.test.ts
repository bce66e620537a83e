import { describe, expect, test } from 'vitest';
import { orderIn } from './bring-to.ts';
import { customerAgrees, evaluateAll, form, requested } from './change-driver.ts';
import { received } from './sample-orders.ts';

const other = { lines: [{ line: 1, specification: '12kV' }] };

describe('a confirmed configuration sheet', () => {
  test('is changed by no region; contract management requests it and leadership decides [CHANGE-11]', () => {
    const order = orderIn('PLANNED');
    order.give('confirmConfiguration', { sheetNumber: 'PZ-7' }, 'ORDER_CLERK');
    expect(order.refusal('requestChange', form(other), 'SALES_MANAGER')).toContain(
      'not-your-role: The configuration sheet PZ-7 is confirmed',
    );
    expect(order.refusal('requestChange', form(other), 'SERVICE_AGENT')).toContain('not-your-role');
    order.give('requestChange', form(other), 'ORDER_CLERK');
    evaluateAll(order);
    const decision = { approved: true, assessment: '可行' };
    expect(order.refusal('decideChange', decision, 'CONTRACT_ORDER_HEAD')).toContain(
      'leadership decides this change',
    );
    order.give('decideChange', decision, 'DEPUTY_GENERAL_MANAGER');
    customerAgrees(order);
    expect(order.state.details.lines[0]?.specification).toBe('12kV');
    requested(order, { consignee: '李工' });
  });
});

describe('an improvement of a product', () => {
  test('needs two signatures, and then a date that R&D sets [CHANGE-12]', () => {
    const order = received();
    order.give('applyForModification', { line: 1, description: '加强柜体' }, 'SALESPERSON');
    expect(order.work).toEqual(
      expect.arrayContaining(['SALES signModification', 'LEADERSHIP signModification']),
    );
    const date = { completionDate: '2025-10-31' };
    expect(order.refusal('scheduleModification', date, 'ENGINEER')).toContain(
      'The application still lacks SALES_MANAGER, DEPUTY_GENERAL_MANAGER',
    );
    order.give('signModification', { as: 'SALES_MANAGER' }, 'SALES_MANAGER');
    expect(order.refusal('signModification', { as: 'DEPUTY_GENERAL_MANAGER' }, 'SALES_MANAGER')).toContain(
      'not-your-role',
    );
    expect(
      order.refusal(
        'signModification',
        { as: 'DEPUTY_GENERAL_MANAGER' },
        {
          person: 'SALES_MANAGER',
          role: 'DEPUTY_GENERAL_MANAGER',
        },
      ),
    ).toContain('separation-of-duties');
    order.give('signModification', { as: 'DEPUTY_GENERAL_MANAGER' }, 'DEPUTY_GENERAL_MANAGER');
    expect(order.work).toContain('ENGINEERING scheduleModification');
    expect(order.refusal('completeModification', {}, 'ENGINEER')).toContain(
      'R&D has not set a completion date',
    );
    order.give('scheduleModification', date, 'ENGINEER');
    expect(order.clock('modification').due).toContain('2025-10-31');
    expect(order.refusal('applyForModification', { line: 1, description: 'x' }, 'SALESPERSON')).toContain(
      'blocked',
    );
    order.give('completeModification', {}, 'ENGINEER');
    expect(order.clocks('modification')).toEqual([]);
    expect(order.state.modifications?.[0]).toMatchObject({
      modificationId: 'M1',
      by: 'SALESPERSON',
      signatures: { SALES_MANAGER: { by: 'SALES_MANAGER' }, DEPUTY_GENERAL_MANAGER: {} },
      schedule: date,
      completion: { by: 'ENGINEER' },
    });
    expect(order.refusal('applyForModification', { line: 9, description: 'x' }, 'SALESPERSON')).toContain(
      'no line 9',
    );
  });
});
