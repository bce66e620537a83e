import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributionOf } from '../../domain/figures/attribution.ts';
import { custodyOf, holdingEvents } from '../../domain/figures/custody.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { Entry } from '../../domain/order/events.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { workingMinutesBetween } from '../../domain/working-time/working-minutes.ts';
import { commandOf } from '../domain/order-driver.ts';
import { live, steps } from '../domain/order-simulation.ts';
import { at, JournalOf } from './journal-of.ts';

const policy = defaultPolicyValues();
const seed = 20251009;
const whole = (minutes: readonly { minutes: number }[]) =>
  minutes.reduce((sum, each) => sum + each.minutes, 0);

/** When the order reached the stage that no command leaves. */
function endOf(journal: readonly Entry[]): string | undefined {
  const isEnd = (event: Entry['events'][number]) =>
    event.type === 'orderStageEntered' && ['ARCHIVED', 'REJECTED', 'CANCELLED'].includes(event.stage);
  return journal.find(({ events }) => events.some(isEnd))?.occurredAt;
}

/** Material is missing now and then: lives that follow their tasks alone hardly meet it. */
function shortages({ lots }: OrderState, step: number): Command[] {
  const planned = lots.find(({ stage }) => stage === 'PLANNED');
  if (planned === undefined || step % 3 > 0) return [];
  const input = { material: '铜排', expectedArrival: '2025-10-15' };
  return [commandOf('reportMaterialShortage', input, 'BUYER', { lotId: planned.lotId })];
}

describe('every working minute of an order', () => {
  test('is charged to exactly one party, whatever its life was', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 60_000 }), (life, later) => {
        const journal = live(life, policy, () => undefined, shortages);
        const from = journal[0]?.occurredAt ?? '';
        const now = new Date(Date.parse(journal.at(-1)?.recordedAt ?? '') + later * 60_000).toISOString();
        const custody = custodyOf('ord_simulated', journal);
        const attribution = attributionOf(custody, companyDefault, now);
        if (attribution === undefined) throw new Error('an order that came in is held by somebody');
        expect(attribution.from).toBe(from);
        expect(attribution.until).toBe(endOf(journal) ?? now);
        const elapsed = workingMinutesBetween(companyDefault, from, attribution.until);
        expect(attribution.minutes).toBe(elapsed);
        expect(whole(attribution.parties)).toBe(elapsed);
        attribution.holdings.forEach((holding, index) => {
          expect(holding.minutes).toBeGreaterThanOrEqual(0);
          expect(holding.from).toBe(attribution.holdings[index - 1]?.until ?? from);
        });
        if (endOf(journal) !== undefined) seen.add('at its end');
        for (const { party, reason } of attribution.holdings) seen.add(reason ? `${party} ${reason}` : party);
      }),
      { numRuns: 400, seed },
    );
    // The lives must have met the parties, or they prove nothing.
    expect([...seen]).toEqual(expect.arrayContaining(['SALES', 'QUALITY', 'SUPPLIER', 'NOBODY INCIDENT']));
    expect([...seen]).toEqual(
      expect.arrayContaining(['CUSTOMER AWAITING_INFO', 'SUPPLIER SUPPLIER', 'at its end']),
    );
  });

  test('is told by the holding events alone, and by spans that add up to the whole', () => {
    const kinds = new Set<string>(holdingEvents);
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 40_000 }), (life, cut) => {
        const journal = live(life, policy, () => undefined);
        const slim = journal.map(
          (entry): Entry => ({
            ...entry,
            events: entry.events.filter((event) => kinds.has(event.type)),
          }),
        );
        const custody = custodyOf('ord_simulated', journal);
        expect(
          custodyOf(
            'ord_simulated',
            slim.filter(({ events }) => events.length > 0),
          ),
        ).toEqual(custody);
        const now = '2026-03-02T10:00:00+08:00';
        const all = attributionOf(custody, companyDefault, now);
        const middle = new Date(Date.parse(journal[0]?.occurredAt ?? '') + cut * 60_000).toISOString();
        const spans = [
          { from: '2025-01-01T00:00:00Z', until: middle },
          { from: middle, until: '2027-01-01T00:00:00Z' },
        ].map((span) => attributionOf(custody, companyDefault, now, span)?.minutes ?? 0);
        expect((spans[0] ?? 0) + (spans[1] ?? 0)).toBe(all?.minutes);
      }),
      { numRuns: 150, seed },
    );
  });
});

describe('the party', () => {
  test('is the department of the stage, the customer while our clock waits for them, the carrier on the way', () => {
    const journal = new JournalOf(at('2025-10-09T10:00'))
      .stage('2025-10-09T10:00', 'RECEIVED', 'initialReview', 'SALES')
      .stage('2025-10-09T11:00', 'UNDER_REVIEW', 'departmentReview', 'CONTRACT_ORDER')
      .pausedBy('2025-10-09T14:00', 'departmentReview', 'AWAITING_CUSTOMER_DECISION')
      .stage('2025-10-09T14:00', 'AWAITING_CUSTOMER_DECISION', 'customerDecision', 'SALES')
      .resumed('2025-10-09T16:00', 'departmentReview', 'AWAITING_CUSTOMER_DECISION')
      .stage('2025-10-09T16:00', 'UNDER_REVIEW')
      .fulfilment('2025-10-09T17:00', ['L1'])
      .lot('2025-10-09T17:00', 'L1', 'SHIPPED', 'delivery', 'LOGISTICS')
      .lot('2025-10-10T10:00', 'L1', 'DELIVERED', 'acceptance', 'SALES');
    expect(journal.parties('2025-10-10T11:00')).toEqual({
      SALES: 60,
      CONTRACT_ORDER: 120 + 60,
      CUSTOMER: 120 + 60,
      CARRIER: 60 + 60,
    });
  });

  test('stays the department while an order waits for a gap of its own, or after the pause ran into its cap', () => {
    const journal = new JournalOf(at('2025-10-09T10:00'))
      .stage('2025-10-09T10:00', 'RECEIVED', 'initialReview', 'SALES')
      .stage('2025-10-09T10:00', 'AWAITING_INFO', 'infoSupplement', 'SALES');
    expect(journal.parties('2025-10-09T12:00')).toEqual({ SALES: 120 });
    journal.pausedBy('2025-10-09T14:00', 'initialReview', 'AWAITING_INFO');
    journal.resumed('2025-10-09T16:00', 'initialReview', 'AWAITING_INFO');
    expect(journal.parties('2025-10-09T17:00')).toEqual({ SALES: 120 + 60 + 60, CUSTOMER: 120 });
  });

  test('is whom the first reason names for which the clock of the stage stands still', () => {
    const journal = new JournalOf(at('2025-10-09T10:00'))
      .fulfilment('2025-10-09T10:00', ['L1'])
      .lot('2025-10-09T10:00', 'L1', 'PLANNING', 'productionPlan', 'PLANNING')
      .pausedBy('2025-10-09T11:00', 'L1.productionPlan', 'SUPPLIER')
      .pausedBy('2025-10-09T14:00', 'L1.productionPlan', 'CUSTOMER_REQUEST')
      .resumed('2025-10-09T15:00', 'L1.productionPlan', 'SUPPLIER')
      .resumed('2025-10-09T16:00', 'L1.productionPlan', 'CUSTOMER_REQUEST');
    expect(journal.parties('2025-10-09T18:00')).toEqual({
      PLANNING: 60 + 120,
      SUPPLIER: 60 + 60 + 60,
      CUSTOMER: 60,
    });
  });

  test('is nobody for the time of an incident, where the clock would have run', () => {
    const journal = new JournalOf(at('2025-10-09T10:00'))
      .fulfilment('2025-10-09T10:00', ['L1'])
      .lot('2025-10-09T10:00', 'L1', 'IN_QC', 'inspection', 'QUALITY')
      .pausedBy('2025-10-09T16:00', 'L1.inspection', 'CUSTOMER_REQUEST')
      .stoodStill('2025-10-10T09:00', 'L1.inspection', ['2025-10-09T14:00', '2025-10-09T18:00']);
    expect(journal.parties('2025-10-10T10:00')).toEqual({
      QUALITY: 180,
      NOBODY: 120,
      CUSTOMER: 120 + 60,
    });
  });

  test('is that of the least advanced lot, and of two alike the one whose clock runs', () => {
    const journal = new JournalOf(at('2025-10-09T10:00'))
      .fulfilment('2025-10-09T10:00', ['L1', 'L2'])
      .lot('2025-10-09T10:00', 'L1', 'SHIPPED', 'delivery', 'LOGISTICS')
      .lot('2025-10-09T10:00', 'L2', 'MATERIAL_SHORTAGE', 'materialArrival', 'PROCUREMENT')
      .lot('2025-10-09T11:00', 'L2', 'IN_QC', 'inspection', 'QUALITY')
      .lot('2025-10-09T14:00', 'L2', 'SHIPPED', 'delivery', 'LOGISTICS')
      .pausedBy('2025-10-09T15:00', 'L1.delivery', 'INCIDENT')
      .pausedBy('2025-10-09T16:00', 'L2.delivery', 'INCIDENT');
    expect(journal.parties('2025-10-09T17:00')).toEqual({
      SUPPLIER: 60,
      QUALITY: 120,
      CARRIER: 120,
      NOBODY: 60,
    });
  });
});
