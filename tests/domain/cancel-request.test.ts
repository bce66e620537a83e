import { describe, expect, test } from 'vitest';
import { openCommands } from '../../domain/order/decide.ts';
import { isFinal, openOrderStages, type Stage } from '../../domain/order/stage-names.ts';
import { orderIn, papers, plan, transport } from './bring-to.ts';
import { cancel, request, stop, stopAll } from './cancelled-order.ts';
import { form } from './change-driver.ts';
import { received } from './sample-orders.ts';

describe('a request to cancel an order', () => {
  test('needs the form: who of the customer asks, where the form is kept, and why [CANCEL-01]', () => {
    const order = cancel(orderIn('PLANNED'));
    expect(order.state.cancellation).toMatchObject({ ...request, by: 'SALESPERSON' });
    expect(orderIn('PLANNED').refusal('requestCancellation', request, 'PLANNER')).toMatch(/^not-your-role/);
  });

  test('needs the number of the form or its file, and keeps which of them there is [CANCEL-01]', () => {
    const { formReference: _number, ...unfounded } = request;
    expect(orderIn('PLANNED').refusal('requestCancellation', unfounded, 'SALESPERSON')).toBe(
      'does-not-fit: formReference: give the number or place of the request form, or its file (CANCEL-01) @formReference',
    );
    const order = orderIn('PLANNED');
    order.give('requestCancellation', { ...unfounded, formAttachmentId: 'A-1' }, 'SALESPERSON');
    expect(order.state.cancellation).toMatchObject({ ...unfounded, formAttachmentId: 'A-1' });
    expect(order.state.cancellation).not.toHaveProperty('formReference');
    expect(cancel(orderIn('PLANNED')).state.cancellation).not.toHaveProperty('formAttachmentId');
  });

  test('freezes the order wherever it is: every clock of ours stands still and no warning goes out [CANCEL-02]', () => {
    const stages: Stage[] = ['RECEIVED', 'UNDER_REVIEW', 'QUOTED', 'CONTRACTED', 'CONFIRMED', 'RELEASED'];
    for (const stage of [
      ...stages,
      'PLANNING',
      'PLANNED',
      'IN_PRODUCTION',
      'IN_QC',
      'READY_TO_SHIP',
    ] as const) {
      const order = orderIn(stage);
      const ours = order.state.clocks.map(({ clockId }) => clockId);
      cancel(order).passUntil('2025-12-01T09:00:00+08:00');
      expect(ours.length, stage).toBeGreaterThan(0);
      for (const clock of order.state.clocks) {
        const isOurs = ours.includes(clock.clockId);
        expect([stage, clock.clockId, clock.pausedAt !== undefined]).toEqual([stage, clock.clockId, isOurs]);
      }
      expect(order.rungs.filter(({ clockId }) => ours.includes(clockId))).toEqual([]);
      expect(order.stage).toBe('CANCEL_REQUESTED');
    }
  });

  test('lets nothing new start: nobody is asked for anything but the cancellation, and work is refused [CANCEL-02]', () => {
    const order = cancel(orderIn('PLANNED'));
    expect(order.work).toEqual([
      'WAREHOUSE acknowledgeStop',
      'PRODUCTION acknowledgeStop',
      'PROCUREMENT acknowledgeStop',
      'SALES confirmCancellation',
      'CONTRACT_ORDER recordDisposition',
    ]);
    expect(order.refusal('submitPlan', { ...plan, reason: 'x' }, 'PLANNER')).toMatch(
      /^blocked: Work stands still: CANCELLATION, since /,
    );
    const risk = { department: 'PRODUCTION', description: '缺料' } as const;
    expect(order.refusal('reportRisk', risk, 'PRODUCTION_MANAGER')).toMatch(/^blocked: Work stands still/);
    const open = openCommands(order.state);
    for (const name of ['countersign', 'submitPlan', 'reportRisk', 'requestCancellation'] as const) {
      expect(open).not.toContain(name);
    }
    for (const name of ['recordInstruction', 'recordPayment', 'withdrawCancellation'] as const) {
      expect(open).toContain(name);
    }
  });

  test('is not asked to acknowledge the receipt, and policy starts nothing [CANCEL-02]', () => {
    const order = cancel(received({ policy: { 'review.autoPass': true } })).passUntil(
      '2025-12-01T09:00:00+08:00',
    );
    expect(order.tasks.map(({ command }) => command)).not.toContain('passInitialReview');
    const late = order.journal.filter(({ by }) => by.kind === 'policy').map(({ command }) => command);
    expect(late).toEqual([]);
  });

  test('is told to warehouse, production and procurement, and to logistics once a shipment is prepared [CANCEL-03]', () => {
    const order = orderIn('READY_TO_SHIP');
    expect(cancel(orderIn('READY_TO_SHIP')).state.cancellation?.told).toEqual([
      'WAREHOUSE',
      'PRODUCTION',
      'PROCUREMENT',
    ]);
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    expect(cancel(order).state.cancellation?.told).toEqual([
      'WAREHOUSE',
      'PRODUCTION',
      'PROCUREMENT',
      'LOGISTICS',
    ]);
  });

  test('each department acknowledges its own stop at once, or its own head hears of it [CANCEL-03]', () => {
    const order = cancel(orderIn('PLANNED'));
    const clocks = order.clocks('stopAcknowledgement');
    expect(clocks.map(({ owner, assignee }) => `${owner} ${assignee}`)).toEqual([
      'WAREHOUSE WAREHOUSE_KEEPER',
      'PRODUCTION PRODUCTION_SUPERVISOR',
      'PROCUREMENT BUYER',
    ]);
    expect(new Set(clocks.map(({ due }) => due))).toEqual(new Set(['2025-10-09T11:00:00+08:00']));
    stop(order, 'PRODUCTION');
    expect(order.clocks('stopAcknowledgement').map(({ owner }) => owner)).toEqual([
      'WAREHOUSE',
      'PROCUREMENT',
    ]);
    order.passUntil('2025-10-09T12:00:00+08:00');
    const rungs = order.rungs.filter(({ rung }) => rung === '0').map(({ clockId }) => clockId);
    expect(rungs).toEqual(clocks.filter(({ owner }) => owner !== 'PRODUCTION').map(({ clockId }) => clockId));
    expect(stopAll(cancel(orderIn('RELEASED'))).clocks('stopAcknowledgement')).toEqual([]);
  });

  test('is acknowledged by the department itself, once, and only where it was told [CANCEL-03]', () => {
    const order = cancel(orderIn('PLANNED'));
    const warehouse = { department: 'WAREHOUSE' } as const;
    expect(order.refusal('acknowledgeStop', warehouse, 'PRODUCTION_MANAGER')).toMatch(/^not-your-role/);
    expect(order.refusal('acknowledgeStop', { department: 'LOGISTICS' }, 'LOGISTICS_CLERK')).toMatch(
      /was not told to stop @department$/,
    );
    stop(order, 'WAREHOUSE');
    expect(order.refusal('acknowledgeStop', warehouse, 'WAREHOUSE_KEEPER')).toMatch(/@department$/);
    expect(orderIn('PLANNED').refusal('acknowledgeStop', warehouse, 'WAREHOUSE_KEEPER')).toMatch(
      /^blocked: No cancellation/,
    );
  });

  test('is refused while one is being dealt with, and says since when', () => {
    const order = cancel(orderIn('PLANNED'));
    expect(order.refusal('requestCancellation', request, 'SERVICE_AGENT')).toBe(
      `blocked: A cancellation of this order is being dealt with since ${order.now}.`,
    );
  });

  test('is refused once goods have left, and says to open a return [CANCEL-08]', () => {
    for (const stage of ['SHIPPED', 'DELIVERED', 'ACCEPTED', 'SETTLING', 'CLOSED'] as const) {
      const order = orderIn(stage);
      expect(order.refusal('requestCancellation', request, 'SALESPERSON'), stage).toBe(
        'blocked: Goods of this order have left: open a return instead of a cancellation (CANCEL-08).',
      );
      expect(openCommands(order.state)).not.toContain('requestCancellation');
    }
    const partly = orderIn('READY_TO_SHIP');
    partly.give('checkPackingList', { packed: partly.lot().lines }, 'LOGISTICS_CLERK');
    partly.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    const shipped = [{ line: 1, quantity: '1' }];
    partly.give('dispatchShipment', { ...papers, shipped }, 'WAREHOUSE_KEEPER');
    expect(partly.refusal('requestCancellation', request, 'SALESPERSON')).toMatch(/open a return/);
  });

  test('ends an open change as withdrawn: what it held, the cancellation holds now, and no change can be asked for [CANCEL-02]', () => {
    const order = orderIn('PLANNED');
    order.give('requestChange', form({ deliveryDate: '2025-12-01' }), 'SALESPERSON');
    order.give('answerChange', { workGoesOn: false }, 'ORDER_CLERK');
    cancel(order);
    expect(order.state).not.toHaveProperty('change');
    expect(order.state.changes).toMatchObject([{ outcome: 'WITHDRAWN' }]);
    expect(order.state.holds?.map(({ reason }) => reason)).toEqual(['CANCELLATION']);
    expect(order.state.clocks.map(({ kind }) => kind)).not.toContain('changeAssessment');
    const again = form({ deliveryDate: '2025-12-02' });
    expect(order.refusal('requestChange', again, 'SALESPERSON')).toMatch(/^blocked: Work stands still/);
    order.give('withdrawCancellation', { reason: 'x' }, 'SALESPERSON');
    expect(order.state.clocks.every(({ pausedAt }) => pausedAt === undefined)).toBe(true);
  });

  test('is possible in every open stage before the first shipment [CANCEL-01]', () => {
    expect(openOrderStages).not.toContain('CANCEL_REQUESTED');
    expect(isFinal('CANCELLED')).toBe(true);
    for (const stage of ['AWAITING_INFO'] as const) {
      const order = received();
      const gaps = [{ path: 'remarks', reason: 'unclear', whose: 'CUSTOMER' as const }];
      order.give('requestInformation', { gaps }, 'SALESPERSON');
      expect(order.stage).toBe(stage);
      cancel(order);
      expect(order.clock('infoSupplement').pauses.map(({ reason }) => reason)).toEqual(['CANCELLATION']);
    }
  });
});
