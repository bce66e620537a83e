import { describe, expect, test } from 'vitest';
import { channels, type OrderLine } from '../../domain/order/details.ts';
import { orderIn } from './bring-to.ts';
import { commandOf, firstDay } from './order-driver.ts';
import { cabinets, cables, receipt, received, usualDetails } from './sample-orders.ts';

const receiptOf = (fingerprint: string) =>
  commandOf('receiveOrder', { ...receipt(), fingerprint }, 'SALESPERSON');

describe('an order that comes in', () => {
  test('is checked in the same entry that registers it, and waits for what it lacks [INTAKE-16 INTAKE-17]', () => {
    const order = received({ details: { lines: [{ line: 1, productName: '开关柜' }] } });
    expect(order.journal).toHaveLength(1);
    expect(order.stage).toBe('AWAITING_INFO');
    expect(order.state.gaps.map((gap) => gap.path)).toEqual([
      'lines[0].specification',
      'lines[0].model',
      'lines[0].quantity',
      'lines[0].unitPrice',
    ]);
    expect(order.work).toEqual(['SALES supplementInformation']);
  });

  test('is RECEIVED with its review as the one task when nothing is missing', () => {
    const order = received();
    expect(order.stage).toBe('RECEIVED');
    expect(order.state.gaps).toEqual([]);
    expect(order.work).toEqual(['SALES passInitialReview']);
  });

  test.each(channels)('keeps its channel %s, and who entered it when', (channel) => {
    const { state } = received({ details: { channel }, by: 'SERVICE_AGENT' });
    expect(state.details.channel).toBe(channel);
    expect(state).toMatchObject({ enteredBy: 'SERVICE_AGENT', receivedAt: firstDay });
  });

  test('keeps the number of its first commit to the end', () => {
    const order = received();
    expect(order.state.orderNumber).toBe('SO-2025-000001');
    order.give('rejectOrder', { reason: '不在经营范围' }, 'SALESPERSON');
    expect(order.state.orderNumber).toBe('SO-2025-000001');
  });
});

describe('information that is missing', () => {
  test('is due two working days after the gap was found [INTAKE-17]', () => {
    const order = received({ details: { deliveryAddress: '' } });
    expect(order.clock('infoSupplement')).toMatchObject({ owner: 'SALES', due: '2025-10-11T10:00:00+08:00' });
    const asked = received().at('2025-10-10T14:00:00+08:00');
    asked.give(
      'requestInformation',
      { gaps: [{ path: 'remarks', reason: '图纸不清', whose: 'CUSTOMER' }] },
      'SALESPERSON',
    );
    expect(asked.stage).toBe('AWAITING_INFO');
    expect(asked.clock('infoSupplement').due).toBe('2025-10-13T14:00:00+08:00');
  });

  test('brings the order back to its review when all of it has come, not before [INTAKE-17]', () => {
    const order = received({ details: { deliveryAddress: '', lines: [{ ...cabinets, model: '' }] } });
    order.give(
      'supplementInformation',
      { supplement: { deliveryAddress: '苏州' }, source: '电话' },
      'SALESPERSON',
    );
    expect(order.stage).toBe('AWAITING_INFO');
    expect(order.state.gaps.map((gap) => gap.path)).toEqual(['lines[0].model']);
    const supplement = {
      lines: [{ line: 1, model: 'KYN28A-12' }],
      customer: { taxNumber: '91310000MA1F3TG0XK' },
    };
    order.give('supplementInformation', { supplement, source: '邮件' }, 'SALESPERSON');
    expect(order.stage).toBe('RECEIVED');
    expect(order.state.gaps).toEqual([]);
    expect(order.state.details).toEqual({
      ...usualDetails,
      deliveryAddress: '苏州',
      customer: { ...usualDetails.customer, taxNumber: '91310000MA1F3TG0XK' },
    });
  });

  test('leaves old and new value in the journal, with who and when [AUDIT-01]', () => {
    const order = received({ details: { deliveryAddress: '苏州' } }).at('2025-10-09T11:00:00+08:00');
    const gaps = [{ path: 'deliveryAddress', reason: '地址存疑', whose: 'CUSTOMER' as const }];
    order.give('requestInformation', { gaps }, 'SERVICE_AGENT');
    const entry = order.give(
      'supplementInformation',
      { supplement: { deliveryAddress: '无锡' }, source: '电话' },
      'SERVICE_AGENT',
      { reason: '客户更正' },
    );
    expect(entry).toMatchObject({
      by: { kind: 'person', personId: 'SERVICE_AGENT' },
      command: 'supplementInformation',
      occurredAt: '2025-10-09T11:00:00+08:00',
      recordedAt: '2025-10-09T11:00:00+08:00',
      reason: '客户更正',
    });
    expect(entry.events).toContainEqual({
      type: 'detailsChanged',
      before: { deliveryAddress: '苏州' },
      after: { deliveryAddress: '无锡' },
    });
  });

  test('may be added to before the review without stopping the order', () => {
    const order = received();
    order.give('supplementInformation', { supplement: { consignee: '李伟' }, source: '电话' }, 'SALESPERSON');
    expect(order.stage).toBe('RECEIVED');
    expect(order.state.details.consignee).toBe('李伟');
    expect(order.runningClocks).toEqual(['initialReview#1']);
  });

  test('may add lines, numbered on from the last', () => {
    const order = received();
    const give = (...lines: OrderLine[]) => ({ supplement: { lines }, source: '电话' });
    const third = { ...cables, line: 3 };
    for (const [lines, path] of [
      [[third], '@supplement.lines[0].line'],
      [[cables, cables], '@supplement.lines[1].line'],
      [
        [
          { line: 1, model: 'A' },
          { line: 1, model: 'B' },
        ],
        '@supplement.lines[1].line',
      ],
      [[{ ...cables, line: 0 }], '@supplement.lines[0].line'],
    ] as const) {
      expect(order.refusal('supplementInformation', give(...lines), 'SALESPERSON')).toContain(path);
    }
    order.give('supplementInformation', give(third, cables), 'SALESPERSON');
    expect(order.state.details.lines).toEqual([cabinets, cables, third]);
  });

  test('keeps the order in one currency and within what can be reckoned', () => {
    const order = received();
    const add = (line: OrderLine) =>
      order.refusal(
        'supplementInformation',
        { supplement: { lines: [line] }, source: '电话' },
        'SALESPERSON',
      );
    expect(add({ ...cables, unitPrice: { amount: '1.00', currency: 'EUR' } })).toContain(
      '@lines[1].unitPrice.currency',
    );
    expect(
      add({ ...cables, quantity: '999999999', unitPrice: { amount: '99999999.00', currency: 'CNY' } }),
    ).toContain('@lines');
  });
});

describe('an order that does not pass', () => {
  test('is closed with its reason, whoever was waiting for what', () => {
    const order = received({ details: { deliveryAddress: '' } });
    order.give('rejectOrder', { reason: '客户放弃' }, 'SERVICE_AGENT');
    expect(order.stage).toBe('REJECTED');
    expect(order.state.rejection).toEqual({ reason: '客户放弃', by: 'SERVICE_AGENT', at: firstDay });
    expect(order.runningClocks).toEqual([]);
    expect(order.tasks).toEqual([]);
  });

  test('can no longer be rejected by this act once the departments have it', () => {
    expect(orderIn('UNDER_REVIEW').refusal('rejectOrder', { reason: 'x' }, 'SALESPERSON')).toContain(
      'not-in-this-state',
    );
  });
});

describe('the same order sent again', () => {
  test('is the same order, and nothing happens twice [I7]', () => {
    const order = received().at('2025-10-09T11:00:00+08:00');
    const before = order.state;
    order.turn([receiptOf('sha256:1')]);
    expect(order.state).toEqual(before);
    expect(order.turn([receiptOf('sha256:1')])).toEqual([{ accepted: true, version: 1 }]);
  });

  test('is refused when it differs [I7]', () => {
    const [outcome] = received().turn([receiptOf('sha256:2')]);
    expect(outcome).toMatchObject({ accepted: false, refusal: { code: 'order-differs' } });
  });
});
