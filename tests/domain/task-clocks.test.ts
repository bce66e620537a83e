import { describe, expect, it } from 'vitest';
import { openTasks, taskIdOf } from '../../domain/order/tasks.ts';
import { bringTo, orderIn, rectification } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import { received } from './sample-orders.ts';

/** Every open task as `taskId clock`. */
const judged = ({ state, policy }: OrderDriver) =>
  openTasks(state, policy).map(({ taskId, clockId }) => `${taskId} ${clockId ?? 'no clock'}`);
const lines = (quantity: string) => [{ line: 1, quantity }];

describe('the clock by which a task is judged', () => {
  it('is that of its own lot, also where another lot has one of the kind', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('completeProduction', { finished: lines('40') }, 'PRODUCTION_SUPERVISOR');
    order.give('completeProduction', {}, 'PRODUCTION_SUPERVISOR', { lotId: 'L1' });
    expect(judged(order)).toEqual([
      'order/acknowledgeOrder/SALES#1 confirmationTarget#1',
      'L1/recordInspection/QUALITY#1 L1.inspection#1',
      'L2/recordInspection/QUALITY#1 L2.inspection#1',
    ]);
  });

  it('is that of the present round, and its task another one than before', () => {
    const order = orderIn('IN_QC');
    const failing = { passed: [], failed: lines('100'), standardVersion: 'GB/T 3906-2020' };
    for (const round of [1, 2]) {
      order.at(`2025-10-09T1${round}:30:00+08:00`);
      expect(judged(order)).toContain(`L1/recordInspection/QUALITY#${round} L1.inspection#${round}`);
      order.give('recordInspection', failing, 'INSPECTOR');
      expect(judged(order)).toContain(`L1/proposeRectification/QUALITY#${round} L1.rectification#${round}`);
      order.give('proposeRectification', rectification, 'INSPECTOR');
      expect(judged(order)).toContain(`L1/completeRework/PRODUCTION#${round} L1.rework#${round}`);
      order.give('completeRework', {}, 'PRODUCTION_SUPERVISOR');
    }
  });

  it('is none for work that has no time of its own', () => {
    const order = orderIn('STOCKED_IN', { policy: { 'mat.releaseOnPass': false } });
    expect(judged(order)).toContain('L1/releaseGoods/WAREHOUSE#1 no clock');
    const letter = received({
      details: { channel: 'LETTER' },
      policy: { 'intake.originalRequiredFor': ['LETTER'] },
    });
    expect(judged(letter)).toContain('order/recordOriginal/SALES#1 no clock');
  });

  it('tells to whom the task was given, and the task is asked of that person', () => {
    const order = received();
    const asked = () => order.tasks.find(({ command }) => command === 'passInitialReview');
    expect(asked()).not.toHaveProperty('assignedTo');
    order.give('reassignTask', { clockId: 'initialReview#1', personId: 'li' }, 'SALES_MANAGER');
    expect(asked()).toMatchObject({ assignedTo: 'li', clockId: 'initialReview#1' });
    expect(asked()).not.toHaveProperty('lotId');
    expect(asked()).not.toHaveProperty('waiting');
    expect(asked()).not.toHaveProperty('sampled');
  });
});

describe('work beside the journey is asked for', () => {
  it('while its clock runs: the answer to the customer, the warning of a risk, the follow-up', () => {
    const order = orderIn('IN_PRODUCTION');
    const asked = () => judged(order).filter((each) => each.startsWith('order/'));
    expect(asked()).toEqual(['order/acknowledgeOrder/SALES#1 confirmationTarget#1']);
    order.give(
      'acknowledgeOrder',
      { channel: 'PHONE', result: 'CONFIRMED', spokenTo: '王敏' },
      'SALESPERSON',
    );
    expect(asked()).toEqual([]);
    order.give('reportRisk', { department: 'PRODUCTION', description: '设备检修' }, 'PRODUCTION_MANAGER');
    expect(asked()).toEqual(['order/prewarnCustomer/SALES#1 customerPrewarning#1']);
    order.give('prewarnCustomer', { told: true, message: '可能晚两天' }, 'SALES_MANAGER');
    expect(asked()).toEqual([]);
    bringTo(order, 'SETTLING');
    expect(asked()).toEqual([
      'order/recordFollowUp/AFTER_SALES#1 followUp#1',
      'order/recordPayment/FINANCE#1 payment#1',
    ]);
  });
});

describe('a lot that is shipped in part', () => {
  it('is packed and its transport arranged, in either order, before the warehouse hands it over', () => {
    const order = orderIn('READY_TO_SHIP');
    const asked = () => order.work;
    expect(asked()).toEqual(['LOGISTICS checkPackingList L1', 'LOGISTICS arrangeTransport L1']);
    order.give('checkPackingList', { packed: lines('99') }, 'LOGISTICS_CLERK');
    expect(asked()).toEqual(['LOGISTICS checkPackingList L1', 'LOGISTICS arrangeTransport L1']);
    order.give('checkPackingList', { packed: lines('100') }, 'LOGISTICS_CLERK');
    expect(asked()).toEqual(['LOGISTICS arrangeTransport L1']);
    const transport = {
      mode: 'FREIGHT',
      carrier: '顺达物流',
      pickUpAt: '2025-10-28T15:00:00+08:00',
      expectedArrival: '2025-10-30',
    } as const;
    order.give('arrangeTransport', transport, 'LOGISTICS_CLERK');
    expect(asked()).toEqual(['WAREHOUSE dispatchShipment L1']);
    expect(order.tasks[0]?.clockId).toBe('L1.dispatch#1');
  });
});

describe('production', () => {
  it('that reported a delay owes a remedy until it is proposed', () => {
    const order = orderIn('IN_PRODUCTION');
    expect(order.work).toEqual(['PRODUCTION completeProduction L1']);
    const delay = { delay: 'EQUIPMENT_FAILURE', reason: '冲床故障' } as const;
    order.give('reportDelay', delay, 'PRODUCTION_SUPERVISOR');
    expect(order.work).toEqual(['PRODUCTION completeProduction L1', 'PRODUCTION proposeRemedy L1']);
    expect(order.tasks.map(({ clockId }) => clockId)).toEqual(['L1.production#1', 'L1.delayProposal#1']);
    order.give('proposeRemedy', { proposal: '外协加工' }, 'PRODUCTION_SUPERVISOR');
    expect(order.work).toEqual(['PRODUCTION completeProduction L1']);
    order.give('reportDelay', { ...delay, proposal: '外协加工' }, 'PRODUCTION_SUPERVISOR');
    expect(order.work).toEqual(['PRODUCTION completeProduction L1']);
  });
});

describe('the id of a task', () => {
  it('says the lot or the order, the act, the department and the round', () => {
    const task = { command: 'recordInspection', department: 'QUALITY', cycle: 2 } as const;
    expect(taskIdOf({ ...task, lotId: 'L1' })).toBe('L1/recordInspection/QUALITY#2');
    expect(taskIdOf(task)).toBe('order/recordInspection/QUALITY#2');
  });
});
