import { describe, expect, it } from 'vitest';
import { thousandths } from '../../domain/money/quantity.ts';
import { readPlays } from '../../scripts/demo/scenario.ts';
import { actsOf, playOnRules } from '../demo/play-on-rules.ts';

describe('on the rules alone', () => {
  it.each(readPlays('examples').map((play) => play.name))(
    '%s goes from receipt to archive and leaves nothing open',
    async (name) => {
      const { state } = await playOnRules(name);
      expect(state.stage).toBe('ARCHIVED');
      expect(state.clocks).toEqual([]);
      expect(state.archive?.groups).toEqual({
        CONTRACT: expect.any(String),
        PRODUCTION: expect.any(String),
        DELIVERY: expect.any(String),
        AFTER_SALES: 'SATISFIED',
      });
      for (const { line, quantity } of state.details.lines) {
        const accepted = state.lots.flatMap((lot) => lot.lines.filter((part) => part.line === line));
        const sum = accepted.reduce((total, part) => total + thousandths(part.quantity), 0);
        expect(sum).toBe(thousandths(quantity ?? '0'));
      }
    },
  );

  it('a regular order takes people 25 acts; what a rule can decide, policy decides [U1]', async () => {
    const { entries } = await playOnRules('01-regular-switchgear');
    expect(actsOf(entries, 'person')).toEqual({
      receiveOrder: 1,
      acknowledgeOrder: 1,
      passInitialReview: 1,
      recordReview: 3,
      decideReview: 1,
      issueQuotation: 1,
      signContract: 1,
      confirmPlan: 1,
      releaseOrder: 1,
      checkStock: 1,
      submitPlan: 1,
      countersign: 1,
      reportProgress: 1,
      completeProduction: 1,
      recordInspection: 1,
      checkPackingList: 1,
      arrangeTransport: 1,
      dispatchShipment: 1,
      recordDelivery: 1,
      acceptDelivery: 1,
      issueInvoice: 1,
      recordPayment: 1,
      recordFollowUp: 1,
    });
    expect(actsOf(entries, 'policy')).toEqual({
      confirmPlan: 2,
      countersign: 4,
      releaseGoods: 1,
      closeOrder: 1,
      archiveOrder: 1,
    });
  });

  it('an incomplete order waits with each missing field named until all are supplied [INTAKE-06 INTAKE-17]', async () => {
    const { after, state } = await playOnRules('02-incomplete-email');
    const received = after('receiveOrder');
    expect(received.stage).toBe('AWAITING_INFO');
    expect(received.gaps.map((gap) => gap.path)).toEqual([
      'lines[0].model',
      'lines[1].quantity',
      'lines[1].unitPrice',
      'deliveryDate',
      'deliveryAddress',
    ]);
    const half = after('supplementInformation');
    expect(half.stage).toBe('AWAITING_INFO');
    expect(half.gaps.map((gap) => gap.path)).toEqual([
      'lines[1].quantity',
      'lines[1].unitPrice',
      'deliveryDate',
    ]);
    expect(after('supplementInformation', 2)).toMatchObject({ stage: 'RECEIVED', gaps: [] });
    expect(state.details.lines[0]).toMatchObject({
      specification: '630kVA 10/0.4kV Dyn11',
      model: 'S13-M-630/10',
    });
  });

  it('a rush order is accepted on conditions that stand in the decision [REVIEW-09]', async () => {
    const { state } = await playOnRules('06-rush-vip');
    expect(state.facts.vip).toBe(true);
    expect(state.decision).toMatchObject({
      outcome: 'ACCEPT_WITH_CONDITIONS',
      conditions: expect.stringContaining('加急费'),
      by: 'sales_supervisor',
    });
  });

  it('a plain catalogue order from the website is reviewed and contracted by policy, and the journal says so [CONTRACT-01]', async () => {
    const { entries, state } = await playOnRules('07-website-plain');
    const byPolicy = actsOf(entries, 'policy');
    expect(byPolicy).toMatchObject({ recordReview: 3, satisfyContract: 1 });
    expect(actsOf(entries, 'person')).not.toHaveProperty('recordReview');
    expect(state.reviews.FINANCE).toMatchObject({ result: 'PASS', by: 'policy:review.autoPass' });
    expect(state.contract).toMatchObject({ kind: 'AUTOMATIC', by: 'policy:contract.autoFor' });
    expect(state.decision?.by).toBe('sales_supervisor');
  });

  it("a date that is not feasible is put to the customer, whose agreement becomes the order's date [REVIEW-15]", async () => {
    const { after, state } = await playOnRules('08-postponement-agreed');
    const asked = after('proposePostponement');
    expect(asked.stage).toBe('AWAITING_CUSTOMER_DECISION');
    expect(asked.details.deliveryDate).toBe('2026-12-03');
    expect(after('recordCustomerDecision').stage).toBe('UNDER_REVIEW');
    expect(state.details.deliveryDate).toBe('2027-01-10');
    expect(state.postponement).toMatchObject({ customerAgreed: true, reason: expect.any(String) });
  });
});
