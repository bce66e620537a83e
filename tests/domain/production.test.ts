import { describe, expect, test } from 'vitest';
import { orderIn } from './bring-to.ts';
import { firstDay } from './order-driver.ts';
import { twoLines } from './sample-orders.ts';

const breakdown = { delay: 'EQUIPMENT_FAILURE', reason: '折弯机故障' } as const;
const supervisor = 'PRODUCTION_SUPERVISOR';

describe('production', () => {
  test('is due at the end of the working time of the planned finish', () => {
    const order = orderIn('IN_PRODUCTION');
    expect(order.work).toEqual(['PRODUCTION completeProduction L1']);
    expect(order.clock('production', 'L1')).toMatchObject({
      owner: 'PRODUCTION',
      due: '2025-10-24T18:00:00+08:00',
    });
  });

  test('reports progress with percentage and expected finish, and goes on', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('reportProgress', { percent: 40, expectedFinish: '2025-10-23' }, supervisor);
    expect(order.lot().progress).toEqual({
      percent: 40,
      expectedFinish: '2025-10-23',
      by: supervisor,
      at: firstDay,
    });
    expect(order.stage).toBe('IN_PRODUCTION');
  });
});

describe('a delay in production', () => {
  test('is reported at once even without a proposal, which then is due in four working hours [PROD-04]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('reportDelay', breakdown, supervisor);
    expect(order.work).toEqual(['PRODUCTION completeProduction L1', 'PRODUCTION proposeRemedy L1']);
    expect(order.clock('delayProposal', 'L1')).toMatchObject({
      owner: 'PRODUCTION',
      due: '2025-10-09T15:00:00+08:00',
    });
    order.give('proposeRemedy', { proposal: '外协折弯' }, 'PRODUCTION_MANAGER');
    expect(order.lot().delay).toMatchObject({
      type: 'EQUIPMENT_FAILURE',
      reason: '折弯机故障',
      proposal: '外协折弯',
    });
    expect(order.work).toEqual(['PRODUCTION completeProduction L1']);
    expect(order.clocks('delayProposal')).toEqual([]);
  });

  test('with its proposal asks for no other [PROD-04]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('reportDelay', { ...breakdown, proposal: '加班' }, supervisor);
    expect(order.work).toEqual(['PRODUCTION completeProduction L1']);
    expect(order.refusal('proposeRemedy', { proposal: 'x' }, supervisor)).toContain('@proposal');
    expect(orderIn('IN_PRODUCTION').refusal('proposeRemedy', { proposal: 'x' }, supervisor)).toContain(
      '@proposal',
    );
  });

  test('reported again before its proposal starts the four hours anew', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('reportDelay', breakdown, supervisor);
    order
      .at('2025-10-09T11:00:00+08:00')
      .give('reportDelay', { ...breakdown, reason: '备件缺货' }, supervisor);
    expect(order.clocks('delayProposal')).toMatchObject([{ cycle: 2, due: '2025-10-09T16:00:00+08:00' }]);
  });

  test.each(['MATERIAL_DELAY', 'ABSENCE', 'EQUIPMENT_FAILURE', 'OTHER'] as const)(
    'of type %s leads to an adjusted plan with a new deadline [PROD-05 SLA-14]',
    (delay) => {
      const order = orderIn('IN_PRODUCTION');
      order.give(
        'reportDelay',
        { delay, reason: '原因', proposal: 'x', newFinish: '2025-10-28' },
        supervisor,
      );
      expect(order.lot().delay).toMatchObject({ type: delay, newFinish: '2025-10-28' });
      expect(order.lot()).toMatchObject({
        planVersion: 2,
        plan: { start: '2025-10-13', finish: '2025-10-28', reason: '原因' },
      });
      expect(order.clock('production', 'L1')).toMatchObject({ cycle: 2, due: '2025-10-28T18:00:00+08:00' });
    },
  );

  test('may get its new date with the proposal, never before the start', () => {
    const order = orderIn('IN_PRODUCTION');
    order.give('reportDelay', breakdown, supervisor);
    const early = { proposal: 'x', newFinish: '2025-10-12' };
    expect(order.refusal('proposeRemedy', early, supervisor)).toContain('@newFinish');
    order.give('proposeRemedy', { proposal: 'x', newFinish: '2025-10-29' }, supervisor);
    expect(order.lot().plan).toMatchObject({ finish: '2025-10-29', reason: '折弯机故障' });
    expect(order.runningClocks).toEqual(['L1.production#2']);
  });
});

describe('completion', () => {
  test('records what is finished, when and by whom, and starts the inspection clock [PROD-12]', () => {
    const order = orderIn('IN_PRODUCTION').at('2025-10-24T16:00:00+08:00');
    order.give('completeProduction', { comment: '全部完工' }, supervisor);
    expect(order.lot()).toMatchObject({
      stage: 'IN_QC',
      lines: [{ line: 1, quantity: '100' }],
      completion: { by: supervisor, at: '2025-10-24T16:00:00+08:00', comment: '全部完工' },
    });
    expect(order.runningClocks).toEqual(['L1.inspection#1']);
    expect(order.clock('inspection', 'L1').anchor).toBe('2025-10-24T16:00:00+08:00');
  });

  test('of part of the lot sends that part to inspection; the rest stays in production under its clock [PROD-12]', () => {
    const order = orderIn('IN_PRODUCTION', twoLines);
    order.give('reportDelay', breakdown, supervisor);
    order.give(
      'completeProduction',
      {
        finished: [
          { line: 1, quantity: '60' },
          { line: 2, quantity: '0' },
        ],
      },
      supervisor,
    );
    expect(order.lots).toEqual(['L1 IN_PRODUCTION 1:40 2:2.5', 'L2 IN_QC 1:60']);
    expect(order.runningClocks).toEqual(['L1.production#1', 'L1.delayProposal#1', 'L2.inspection#1']);
    order.give('completeProduction', {}, supervisor);
    expect(order.runningClocks).toEqual(['L2.inspection#1', 'L1.inspection#1']);
  });

  test('is of something, and of no more than the lot', () => {
    const order = orderIn('IN_PRODUCTION');
    const done = (quantity: string) =>
      order.refusal('completeProduction', { finished: [{ line: 1, quantity }] }, supervisor);
    expect(done('0')).toContain('@finished');
    expect(done('100.5')).toContain('@finished[0].quantity');
  });
});
