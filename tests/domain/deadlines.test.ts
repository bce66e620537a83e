import { describe, expect, test } from 'vitest';
import type { ClockKind } from '../../domain/order/clock.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import { bringTo, decided, orderIn } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import { received } from './sample-orders.ts';

/** Tuesday before the National Day week: the next working days are Thursday, Friday and Saturday, the 9th to 11th. */
const now = '2025-09-30T16:00:00+08:00';
const oneDay = '2025-10-09T16:00:00+08:00';
const twoDays = '2025-10-10T16:00:00+08:00';
const threeDays = '2025-10-11T16:00:00+08:00';
const fiveDays = '2025-10-14T16:00:00+08:00';
const oneHour = '2025-09-30T17:00:00+08:00';

function failed(): OrderDriver {
  const order = orderIn('IN_QC', { now });
  order.give(
    'recordInspection',
    { passed: [], failed: order.lot().lines, standardVersion: 'v' },
    'INSPECTOR',
  );
  return order;
}

function delayed(): OrderDriver {
  const order = orderIn('IN_PRODUCTION', { now });
  order.give('reportDelay', { delay: 'ABSENCE', reason: 'x' }, 'PRODUCTION_MANAGER');
  return order;
}

function postponed(): OrderDriver {
  const order = orderIn('UNDER_REVIEW', { now });
  order.give('proposePostponement', { deliveryDate: '2025-12-01', reason: 'x' }, 'PLANNER');
  return order;
}

function inTrouble(): OrderDriver {
  const order = orderIn('SHIPPED', { now });
  order.give('reportDeliveryException', { exception: 'DELAY', description: 'x' }, 'LOGISTICS_CLERK');
  return order;
}

const at = (stage: Stage) => () => orderIn(stage, { now });
const incomplete = () => received({ now, details: { deliveryAddress: '' } });
const signedApart = () => orderIn('CONTRACTED', { now, policy: { 'review.mergeSignatures': false } });

describe('the figure of the regulations holds over a holiday week', () => {
  const table: [string, string, ClockKind, () => OrderDriver, string][] = [
    ['one working day for the initial review', 'REVIEW-01', 'initialReview', at('RECEIVED'), oneDay],
    ['two for the customer’s supplement', 'INTAKE-17', 'infoSupplement', incomplete, twoDays],
    [
      'one for the departments and their decision',
      'REVIEW-09',
      'departmentReview',
      at('UNDER_REVIEW'),
      oneDay,
    ],
    ['two for the customer’s answer', 'REVIEW-15', 'customerDecision', postponed, twoDays],
    ['one working hour for each confirmation', 'REVIEW-18', 'departmentConfirmation', signedApart, oneHour],
    ['one for submission to dispatch', 'INTAKE-20', 'release', at('CONFIRMED'), oneDay],
    ['one working hour for the stock check', 'MAT-01', 'stockCheck', at('RELEASED'), oneHour],
    ['two for the production plan', 'PLAN-01', 'productionPlan', at('PLANNING'), twoDays],
    ['one for the countersignatures', 'PLAN-12', 'countersignature', at('PLANNED'), oneDay],
    ['four working hours for a proposal', 'PROD-04', 'delayProposal', delayed, '2025-10-09T11:00:00+08:00'],
    ['one for the inspection', 'QC-01', 'inspection', at('IN_QC'), oneDay],
    ['the same day for a rectification', 'QC-02', 'rectification', failed, '2025-10-01T00:00:00+08:00'],
    ['one for shipping', 'SHIP-01', 'shippingArrangement', at('READY_TO_SHIP'), oneDay],
    ['three for the follow-up', 'AFTER-09', 'followUp', at('DELIVERED'), threeDays],
    ['three for the start of settlement', 'SETTLE-01', 'settlementStart', at('ACCEPTED'), threeDays],
    ['five for the file', 'ARCHIVE-01', 'archive', at('CLOSED'), fiveDays],
  ];

  test.each(table)('%s [%s]', (_figure, _id, kind, order, due) => {
    expect(order().clocks(kind)).toMatchObject([{ due }]);
  });
});

describe('the assumed figures hold over a holiday week', () => {
  const table: [string, ClockKind, () => OrderDriver, string][] = [
    ['one working day for the quotation', 'quotation', () => decided({ now }), oneDay],
    ['five for the signed contract', 'contractSigning', at('QUOTED'), fiveDays],
    ['one for a solution in transport', 'deliveryException', inTrouble, oneDay],
    ['three for acceptance', 'acceptance', at('DELIVERED'), threeDays],
    ['thirty calendar days for a monthly account', 'payment', at('SETTLING'), '2025-10-30T16:00:00+08:00'],
  ];

  test.each(table)('%s', (_figure, kind, order, due) => {
    expect(order().clocks(kind)).toMatchObject([{ due }]);
  });

  test('and start anew with the day on which the stage is entered', () => {
    const order = orderIn('IN_PRODUCTION', { now }).at('2025-10-11T16:00:00+08:00');
    expect(bringTo(order, 'IN_QC').clock('inspection', 'L1').due).toBe('2025-10-13T16:00:00+08:00');
  });
});
