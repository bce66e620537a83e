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

  it('a regular order takes people 24 acts; what a rule can decide, policy decides [U1]', async () => {
    const { entries } = await playOnRules('01-regular-switchgear');
    expect(actsOf(entries, 'person')).toEqual({
      receiveOrder: 1,
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

  it('goods that are all in stock are shipped without being planned or made [MAT-02]', async () => {
    const { entries, state, after } = await playOnRules('03-all-from-stock');
    expect(after('checkStock').stage).toBe('READY_TO_SHIP');
    expect(state.lots).toMatchObject([{ lotId: 'L1', source: 'STOCK' }]);
    expect(Object.keys(actsOf(entries, 'person'))).not.toContain('submitPlan');
    expect(Object.keys(actsOf(entries, 'person'))).not.toContain('recordInspection');
    expect(state.archive?.groups['PRODUCTION']).toBe('NONE');
  });

  it('stock that covers part splits the order: that part is shipped while the rest is made [MAT-02]', async () => {
    const { after, state } = await playOnRules('04-part-from-stock');
    expect(after('checkStock').lots).toMatchObject([
      { lotId: 'L1', stage: 'PLANNING', source: 'PRODUCTION', lines: [{ line: 1, quantity: '12' }] },
      {
        lotId: 'L2',
        stage: 'READY_TO_SHIP',
        source: 'STOCK',
        lines: [
          { line: 1, quantity: '8' },
          { line: 2, quantity: '40' },
        ],
      },
    ]);
    expect(after('dispatchShipment').lots.map((lot) => lot.stage)).toEqual(['PLANNING', 'SHIPPED']);
    expect(state.lots.map((lot) => lot.inspection !== undefined)).toEqual([true, false]);
  });

  it('98 of 100 good: the good ones can go, 2 are reworked and inspected again [QC-02 QC-03 QC-06]', async () => {
    const { after, state } = await playOnRules('05-inspection-fails-once');
    const failed = after('recordInspection');
    expect(failed.lots).toMatchObject([
      { lotId: 'L1', stage: 'REWORK', lines: [{ line: 1, quantity: '2' }], reworkRounds: 1 },
      { lotId: 'L2', stage: 'READY_TO_SHIP', splitFrom: 'L1', reworkRounds: 0 },
    ]);
    expect(failed.lots[1]?.lines).toEqual([
      { line: 1, quantity: '98' },
      { line: 2, quantity: '60' },
    ]);
    expect(failed.tasks.filter((task) => task.lotId === 'L1').map((task) => task.command)).toEqual([
      'proposeRectification',
    ]);
    expect(after('completeRework').lots[0]?.stage).toBe('IN_QC');
    expect(state.lots[0]?.inspection).toMatchObject({ passed: [{ line: 1, quantity: '2' }], failed: [] });
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

  it('a prepaid order is not dispatched before it is paid in full [SHIP-22]', async () => {
    const { steps, state } = await playOnRules('09-prepayment-two-shipments');
    const refused = steps.find((step) => step.refused !== undefined)?.refused;
    expect(refused?.act.command).toBe('dispatchShipment');
    expect(refused?.sentence).toContain('389900.00 CNY');
    expect(state.payments.map((payment) => payment.total.amount)).toEqual(['167100.00', '389900.00']);
  });

  it('what a part shipment leaves behind needs a packing list and transport of its own [SHIP-02]', async () => {
    const { after, entries } = await playOnRules('09-prepayment-two-shipments');
    const parted = after('dispatchShipment');
    expect(parted.lots).toMatchObject([
      { lotId: 'L1', stage: 'READY_TO_SHIP', lines: [{ line: 2, quantity: '6' }] },
      { lotId: 'L2', stage: 'SHIPPED', splitFrom: 'L1' },
    ]);
    expect(parted.tasks.filter((task) => task.lotId === 'L1').map((task) => task.command)).toEqual([
      'checkPackingList',
      'arrangeTransport',
    ]);
    expect(actsOf(entries, 'person')).toMatchObject({
      checkPackingList: 2,
      arrangeTransport: 2,
      dispatchShipment: 2,
    });
  });

  it('a delay without a proposal is accepted, the proposal becomes a task, and the plan moves with its reason [PROD-05 PLAN-20]', async () => {
    const { after, state } = await playOnRules('10-delay-and-exception');
    const delayed = after('reportDelay');
    expect(delayed.tasks.map((task) => task.command)).toEqual(['completeProduction', 'proposeRemedy']);
    expect(after('proposeRemedy').tasks.map((task) => task.command)).toEqual(['completeProduction']);
    expect(state.lots[0]).toMatchObject({
      planVersion: 2,
      plan: { finish: '2026-12-12', reason: '数控折弯机故障停机两天' },
      delay: { type: 'EQUIPMENT_FAILURE', proposal: '外协折弯并周末加班' },
    });
  });

  it('damage on the way is recorded, solved and does not lose the shipment [DELIV-02]', async () => {
    const { after, state } = await playOnRules('10-delay-and-exception');
    expect(after('reportDeliveryException').stage).toBe('DELIVERY_EXCEPTION');
    expect(after('resolveDeliveryException').stage).toBe('SHIPPED');
    expect(state.lots[0]?.deliveryException).toMatchObject({ type: 'DAMAGE', solution: expect.any(String) });
  });
});
