import { describe, expect, test } from 'vitest';
import { type Custody, custodyOf } from '../../domain/figures/custody.ts';
import type { PauseReason } from '../../domain/order/clock.ts';
import { at, JournalOf } from './journal-of.ts';

const custody = ({ entries }: JournalOf): Custody => custodyOf('ord_1', entries);

/** Handovers as `10:00 SALES RECEIVED`, with the lot, the clock and the reason where they decide. */
function told(journal: JournalOf): string[] {
  return custody(journal).handovers.map(({ at: instant, party, stage, lotId, clockId, reason }) =>
    [instant.slice(11, 16), party, stage, lotId, clockId, reason]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}

const inPlanning = () =>
  new JournalOf(at('2025-10-09T10:00'))
    .fulfilment('2025-10-09T10:00', ['L1'])
    .lot('2025-10-09T10:00', 'L1', 'PLANNING', 'productionPlan', 'PLANNING');

describe('who held an order', () => {
  test('is told from its receipt on, by stage and clock, once for as long as nothing of it changes', () => {
    const journal = new JournalOf(at('2025-10-09T10:00'))
      .stage('2025-10-09T10:00', 'RECEIVED', 'initialReview', 'SALES')
      .stage('2025-10-09T10:30', 'RECEIVED')
      .stage('2025-10-09T11:00', 'UNDER_REVIEW', 'departmentReview', 'CONTRACT_ORDER');
    expect(told(journal)).toEqual([
      '10:00 SALES RECEIVED',
      '10:00 SALES RECEIVED initialReview#1',
      '11:00 CONTRACT_ORDER UNDER_REVIEW departmentReview#1',
    ]);
    expect(custody(journal)).not.toHaveProperty('endedAt');
  });

  test('is whoever owns the clock of the stage; without a clock the owner of the stage', () => {
    const journal = new JournalOf(at('2025-10-09T10:00'))
      .stage('2025-10-09T10:00', 'RECEIVED', 'initialReview', 'QUALITY')
      .stage('2025-10-09T11:00', 'ACCEPTED');
    expect(told(journal).slice(1)).toEqual([
      '10:00 QUALITY RECEIVED initialReview#1',
      '11:00 FINANCE ACCEPTED',
    ]);
  });

  test('is somebody outside while material is missing, on the way, in the window for acceptance and until payment', () => {
    const journal = inPlanning()
      .lot('2025-10-09T11:00', 'L1', 'MATERIAL_SHORTAGE', 'materialArrival', 'PROCUREMENT')
      .lot('2025-10-09T12:00', 'L1', 'SHIPPED', 'delivery', 'LOGISTICS')
      .lot('2025-10-09T13:00', 'L1', 'DELIVERED', 'acceptance', 'SALES')
      .stage('2025-10-09T14:00', 'SETTLING', 'payment', 'FINANCE');
    expect(told(journal).slice(-4)).toEqual([
      '11:00 SUPPLIER MATERIAL_SHORTAGE L1 L1.materialArrival#1',
      '12:00 CARRIER SHIPPED L1 L1.delivery#1',
      '13:00 CUSTOMER DELIVERED L1 L1.acceptance#1',
      '14:00 CUSTOMER SETTLING payment#1',
    ]);
  });

  test.each<[PauseReason, string]>([
    ['CUSTOMER_REQUEST', 'CUSTOMER'],
    ['AWAITING_CUSTOMER_DECISION', 'CUSTOMER'],
    ['CHANGE', 'CUSTOMER'],
    ['CANCELLATION', 'CUSTOMER'],
    ['SUPPLIER', 'SUPPLIER'],
    ['INCIDENT', 'NOBODY'],
    ['HOLD', 'NOBODY'],
    ['EXCEPTION', 'NOBODY'],
  ])('while the clock of the stage stands still for %s is %s', (reason, party) => {
    const journal = inPlanning()
      .pausedBy('2025-10-09T11:00', 'L1.productionPlan', reason)
      .resumed('2025-10-09T12:00', 'L1.productionPlan', reason);
    expect(told(journal).slice(-3)).toEqual([
      '10:00 PLANNING PLANNING L1 L1.productionPlan#1',
      `11:00 ${party} PLANNING L1 L1.productionPlan#1 ${reason}`,
      '12:00 PLANNING PLANNING L1 L1.productionPlan#1',
    ]);
  });

  test('is told by the least advanced lot, and of two alike by the first whose clock runs', () => {
    const journal = new JournalOf(at('2025-10-09T10:00'))
      .fulfilment('2025-10-09T10:00', ['L1', 'L2'])
      .lot('2025-10-09T10:00', 'L1', 'IN_QC', 'inspection', 'QUALITY')
      .lot('2025-10-09T11:00', 'L2', 'IN_QC', 'inspection', 'QUALITY')
      .pausedBy('2025-10-09T12:00', 'L1.inspection', 'SUPPLIER')
      .pausedBy('2025-10-09T13:00', 'L2.inspection', 'CUSTOMER_REQUEST')
      .lot('2025-10-09T14:00', 'L2', 'READY_TO_SHIP', 'dispatch', 'LOGISTICS');
    expect(told(journal).slice(-4)).toEqual([
      '10:00 WAREHOUSE RELEASED L2',
      '11:00 QUALITY IN_QC L1 L1.inspection#1',
      '12:00 QUALITY IN_QC L2 L2.inspection#1',
      '13:00 SUPPLIER IN_QC L1 L1.inspection#1 SUPPLIER',
    ]);
  });

  test('passes on no earlier than it was taken, where an act was typed late', () => {
    const journal = new JournalOf(at('2025-10-09T10:00'))
      .stage('2025-10-09T12:00', 'UNDER_REVIEW', 'departmentReview', 'CONTRACT_ORDER')
      .stage('2025-10-09T11:00', 'QUOTED');
    expect(told(journal).map((line) => line.slice(0, 5))).toEqual(['10:00', '12:00', '12:00']);
  });

  test.each(['ARCHIVED', 'REJECTED', 'CANCELLED'] as const)('ends when the order is %s', (stage) => {
    const journal = inPlanning().stage('2025-10-09T15:00', stage).stage('2025-10-09T16:00', 'ACCEPTED');
    expect(custody(journal).endedAt).toBe(at('2025-10-09T15:00'));
    expect(told(journal).at(-1)).toBe('10:00 PLANNING PLANNING L1 L1.productionPlan#1');
  });
});

describe('the time of an incident', () => {
  const pieces = (journal: JournalOf) =>
    custody(journal).incidents.map(({ clockId, from, to }) =>
      [clockId, from.slice(11, 16), to.slice(11, 16)].join(' '),
    );

  test('is told once for each clock that stood still, of each incident its own', () => {
    const journal = inPlanning()
      .stoodStill('2025-10-09T15:00', 'L1.productionPlan', ['2025-10-09T11:00', '2025-10-09T12:00'])
      .stage('2025-10-09T15:30', 'IN_FULFILMENT')
      .stoodStill('2025-10-09T16:00', 'L1.productionPlan', ['2025-10-09T13:00', '2025-10-09T14:00']);
    expect(pieces(journal)).toEqual(['L1.productionPlan#1 11:00 12:00', 'L1.productionPlan#1 13:00 14:00']);
  });

  test('is that of the clock that stood still, and of no other', () => {
    const journal = new JournalOf(at('2025-10-09T10:00'))
      .fulfilment('2025-10-09T10:00', ['L1', 'L2'])
      .lot('2025-10-09T10:00', 'L1', 'IN_QC', 'inspection', 'QUALITY')
      .lot('2025-10-09T10:00', 'L2', 'IN_QC', 'inspection', 'QUALITY')
      .stoodStill('2025-10-09T15:00', 'L2.inspection', ['2025-10-09T11:00', '2025-10-09T12:00'])
      .stoodStill('2025-10-09T15:00', 'L1.inspection', ['2025-10-09T13:00', '2025-10-09T14:00']);
    expect(pieces(journal)).toEqual(['L2.inspection#1 11:00 12:00', 'L1.inspection#1 13:00 14:00']);
  });

  test('leaves out time in which the clock stood still already', () => {
    const journal = inPlanning()
      .pausedBy('2025-10-09T11:30', 'L1.productionPlan', 'SUPPLIER')
      .stoodStill('2025-10-09T15:00', 'L1.productionPlan', ['2025-10-09T11:00', '2025-10-09T14:00']);
    expect(pieces(journal)).toEqual(['L1.productionPlan#1 11:00 11:30']);
    expect(pieces(inPlanning().pausedBy('2025-10-09T11:00', 'L1.productionPlan', 'INCIDENT'))).toEqual([]);
  });
});
