import { describe, expect, test } from 'vitest';
import { awaitedFacts } from '../../domain/order/awaited-facts.ts';
import { composeBatch } from '../../domain/order/batch.ts';
import { policyDecision } from '../../domain/order/policy-decisions.ts';
import { policyOf } from '../../domain/order/policy-of.ts';
import { touchesReview } from '../../domain/order/reopening.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { bringTo, decided, orderIn, reviewed } from './bring-to.ts';
import { commandOf, OrderDriver } from './order-driver.ts';
import { cabinets, type Opening, plain, receipt, received, usualDetails } from './sample-orders.ts';

const byPolicy = (order: OrderDriver) => order.acts().filter((act) => act.startsWith('policy:'));
const none = 'not-found: This order was never received.';

describe('policy decides in a person’s stead', () => {
  test('the reviews of a plain order below the limit, of a regular or a special one alone', () => {
    const passed = (opening: Opening) => byPolicy(orderIn('UNDER_REVIEW', opening)).length;
    const special = { ...plain.details, orderType: 'SPECIAL' } as const;
    expect(passed(plain)).toBe(3);
    expect(passed({ ...plain, details: special })).toBe(3);
    const project = { name: '二期', owner: '城投', site: '松江' };
    expect(passed({ ...plain, details: { ...plain.details, orderType: 'PROJECT', project } })).toBe(0);
    expect(passed({ ...plain, policy: { 'review.autoPass.amountBelow': '39610.01' } })).toBe(3);
  });

  test('the review, where no supervisor approves; a first-edition order waits for the supervisor [REVIEW-12]', () => {
    const policy = { 'review.salesSupervisorApproval': false };
    const order = orderIn('UNDER_REVIEW', { ...plain, policy });
    expect(byPolicy(order).at(-1)).toBe('policy:review.salesSupervisorApproval decideReview');
    expect(order.state.decision).toMatchObject({ outcome: 'ACCEPT' });
    const short = orderIn('UNDER_REVIEW', { policy });
    expect(short.state.decision).toBeUndefined();
    const first = new OrderDriver(undefined, policy);
    const { edition: _later, ...old } = receipt(plain);
    first.give('receiveOrder', old, 'SALESPERSON');
    first.give('passInitialReview', {}, 'SALESPERSON');
    expect(first.work).toEqual(['SALES decideReview']);
  });

  test('the warning of a promise that is near, once, and not of what is shipped', () => {
    const policy = { 'sla.ladders': defaultPolicyValues()['sla.ladders'] };
    const risks = (order: OrderDriver) =>
      order.acts().filter((act) => act === 'policy:overdue.prewarnLead reportRisk').length;
    const order = orderIn('IN_PRODUCTION', { policy, details: { deliveryDate: '2025-10-30' } });
    order.passUntil('2025-10-31T18:00:00+08:00');
    expect(risks(order)).toBe(1);
    const warned = order.state.risks?.[0];
    expect(warned).toMatchObject({ department: 'SALES', by: 'policy:overdue.prewarnLead' });
    expect(warned?.description).toMatch(/^promised delivery 2025-10-30T.* is near$/);
    const shipped = orderIn('SHIPPED', { policy, details: { deliveryDate: '2025-10-30' } });
    shipped.passUntil('2025-10-31T18:00:00+08:00');
    expect(risks(shipped)).toBe(0);
    // A person's report is no warning of the system's own.
    const told = orderIn('IN_PRODUCTION', { policy, details: { deliveryDate: '2025-10-30' } });
    told.give('reportRisk', { department: 'PRODUCTION', description: '缺料' }, 'PRODUCTION_MANAGER');
    told.passUntil('2025-10-31T18:00:00+08:00');
    expect(risks(told)).toBe(1);
  });

  test('the release of goods that passed inspection, only where the company wants it', () => {
    const order = orderIn('STOCKED_IN', { policy: { 'mat.releaseOnPass': false } });
    expect(order.work).toContain('WAREHOUSE releaseGoods L1');
    expect(orderIn('READY_TO_SHIP').acts()).toContain('policy:mat.releaseOnPass releaseGoods');
  });

  test('that a website’s order is acknowledged as soon as it is received, not before', () => {
    const { state, now, policy } = received({ details: { channel: 'WEBSITE' } });
    const { acknowledgement, ...untold } = state;
    expect(acknowledgement?.by).toBe('policy:intake.autoAcknowledge');
    expect(policyDecision(untold, now, policy)?.name).toBe('acknowledgeOrder');
    expect(policyDecision({ ...untold, version: 0 }, now, policy)).toBeUndefined();
  });
});

describe('the figures of an order', () => {
  test('are those it started with until it is migrated; a figure that the migration did not know stays', () => {
    const order = received();
    expect(policyOf(order.state, order.policy)).toBe(order.policy);
    const { 'review.autoPass': _new, ...known } = order.policy;
    const migrated = {
      ...order.state,
      migratedPolicy: { ...known, 'intake.confirmFreeText': true } as never,
    };
    expect(policyOf(migrated, order.policy)).toEqual({ ...order.policy, 'intake.confirmFreeText': true });
  });
});

describe('a turn of the loop', () => {
  test('finds no order that was never received, and takes its receipt once [I7]', () => {
    const order = new OrderDriver();
    expect(order.refusal('passInitialReview', {}, 'SALESPERSON')).toBe(none);
    const again = commandOf('receiveOrder', { ...receipt(), fingerprint: 'sha256:2' }, 'SALESPERSON');
    const known = received();
    const [outcome] = known.turn([again]);
    expect(outcome).toEqual({
      accepted: false,
      refusal: { code: 'order-differs', detail: 'Order SO-2025-000001 came in differently.' },
    });
    const { orderNumber: _none, ...unnumbered } = known.state;
    const batch = composeBatch(unnumbered, [again], known.now, known.policy);
    expect(batch.outcomes).toMatchObject([{ refusal: { detail: 'Order ord_1 came in differently.' } }]);
    expect([batch.entries, batch.state]).toEqual([[], unnumbered]);
  });

  test('asks for the instants that running clocks wait for, and for no others', () => {
    const order = received();
    expect(awaitedFacts(order.state, () => companyDefault)).toEqual([]);
    const batch = composeBatch(
      order.state,
      [commandOf('passInitialReview', {}, 'SALESPERSON')],
      order.now,
      order.policy,
    );
    expect(awaitedFacts(batch.state, () => companyDefault).map(({ clockId }) => clockId)).toEqual([
      'departmentReview#1',
    ]);
    const atDayEnd = awaitedFacts(batch.state, () => companyDefault, 'END_OF_NTH_DAY');
    expect(atDayEnd[0]?.due).toMatch(/T18:00:00\+08:00$/);
  });

  test('says at which version the order is to whoever saw another [I9]', () => {
    const order = received();
    const refuse = (expectedVersion: number) =>
      order.refusal('rejectOrder', { reason: 'x' }, 'SALESPERSON', { expectedVersion });
    expect([refuse(0), refuse(2)]).toEqual([
      'version-moved: You saw version 0; the order is at 1.',
      'version-moved: You saw version 2; the order is at 1.',
    ]);
    order.give('passInitialReview', {}, 'SALESPERSON', { expectedVersion: 1 });
  });
});

describe('a correction of what was judged', () => {
  test('is one of what is made, how much, at what price, when, for whom and by which type', () => {
    const details = { ...usualDetails };
    const other = (more: object) => touchesReview(details, { ...details, ...more });
    expect(other({})).toBe(false);
    expect(other({ orderType: 'REGULAR' })).toBe(false);
    expect(other({ consignee: '李', deliveryAddress: '苏州', remarks: '急' })).toBe(false);
    expect(other({ orderType: 'SPECIAL' })).toBe(true);
    expect(touchesReview({ ...details, orderType: 'SPECIAL' }, details)).toBe(true);
    expect(other({ customer: { ...details.customer, customerId: 'CUS-2' } })).toBe(true);
    expect(other({ lines: [{ ...cabinets, model: 'X' }] })).toBe(true);
  });

  test('brings back a quotation to the review, and stops its clock', () => {
    const order = decided();
    expect(order.runningClocks).toEqual(['quotation#1']);
    const correction = { lines: [{ line: 1, quantity: '10' }] };
    order.give('correctEntry', { correction, reason: '录错' }, 'SALES_SUPERVISOR');
    expect([order.stage, ...order.runningClocks]).toEqual(['UNDER_REVIEW', 'departmentReview#2']);
    expect(order.state.decision).toBeUndefined();
    const waiting = reviewed();
    waiting.give('proposePostponement', { deliveryDate: '2025-12-01', reason: '满' }, 'PLANNER');
    waiting.give('correctEntry', { correction, reason: '录错' }, 'SALES_SUPERVISOR');
    expect([waiting.stage, waiting.state.reviews]).toEqual(['UNDER_REVIEW', {}]);
    bringTo(waiting, 'QUOTED');
  });

  test('before the review asks nobody anew', () => {
    const order = received();
    const correction = { lines: [{ line: 1, quantity: '10' }] };
    const entry = order.give('correctEntry', { correction, reason: '录错' }, 'SALES_SUPERVISOR');
    expect(entry.events.map(({ type }) => type)).toEqual(['detailsChanged']);
    expect(order.stage).toBe('RECEIVED');
  });
});
