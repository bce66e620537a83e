import { describe, expect, test } from 'vitest';
import { unopenedCase } from '../../../domain/cases/apply-case.ts';
import { startCaseClock } from '../../../domain/cases/case-clock-control.ts';
import { openCaseDraft } from '../../../domain/cases/case-draft.ts';
import type { AddedOrder, OpenCaseInput } from '../../../domain/cases/case-inputs.ts';
import { caseOverdue } from '../../../domain/cases/case-overdue.ts';
import { pendingTellings } from '../../../domain/cases/case-tellings.ts';
import { openCaseCommands } from '../../../domain/cases/decide-case.ts';
import { combinedCaseFacts, foldCaseEntries } from '../../../domain/cases/fold-case.ts';
import { owners } from '../../../domain/cases/owners.ts';
import { isFuture, isPast } from '../../../domain/cases/possible-date.ts';
import { defaultPolicyValues, type PolicyValues } from '../../../domain/policy/policy.ts';
import { companyDefault } from '../../../domain/working-time/calendars/company-default.ts';
import { CaseDriver, damage, exceptionAt, lateDelivery, overdueAt, versions } from './case-driver.ts';

const order: AddedOrder = { orderId: 'ord_1', orderNumber: 'SO-1' };
const breach: OpenCaseInput = {
  ...versions,
  kind: 'VIOLATION',
  type: 'PROCEDURE',
  department: 'WAREHOUSE',
  description: '未核对装箱单即发货',
  orders: [],
  person: 'sun.tao',
  rule: '第五条',
  severity: 'MINOR',
};

function refusedFields(input: OpenCaseInput): string[] {
  const actor = { kind: 'person' as const, personId: 'gm', roles: ['GENERAL_MANAGER' as const] };
  const [outcome] = new CaseDriver().turn([{ name: 'openCase', input, actor }]);
  if (outcome?.accepted !== false) throw new Error('accepted');
  return (outcome.refusal.errors ?? []).map(({ path, reason }) => `${path}: ${reason}`);
}

describe('the opening of a case', () => {
  test('is told all that is missing, and what its kind does not have', () => {
    const { person: _p, rule: _r, severity: _s, ...bare } = breach;
    expect(refusedFields(bare)).toEqual([
      'person: must be given for a case of kind VIOLATION',
      'rule: must be given for a case of kind VIOLATION',
      'severity: must be given for a case of kind VIOLATION',
    ]);
    expect(refusedFields({ ...damage, person: 'sun.tao', severity: 'MAJOR' })).toEqual([
      'person: a case of kind EXCEPTION has no such field',
      'severity: a case of kind EXCEPTION has no such field',
    ]);
    expect(refusedFields({ ...lateDelivery, type: 'PROBLEM' })).toEqual([
      'type: is no type of this kind: PRODUCTION_OVERDUE, DELIVERY_OVERDUE, STAGE_OVERDUE',
    ]);
    const wrong = [
      { ...order, wrongField: 'ADDRESS' as const },
      { ...order, lotId: 'L2' },
    ];
    expect(refusedFields({ ...damage, type: 'INFO_ERROR', orders: wrong })).toEqual([
      'orders[1].wrongField: say which field is wrong',
    ]);
  });

  test('keeps what it names, and nothing that it does not', () => {
    const cost = { amount: '120.00', currency: 'CNY' } as const;
    const driver = new CaseDriver().give(
      'openCase',
      { ...damage, foundBy: 'wang', cost },
      'WAREHOUSE_KEEPER',
    );
    expect(driver.state).toMatchObject({ foundBy: 'wang', cost, serious: false, measures: [], told: [] });
    expect(driver.state).not.toHaveProperty('violation');
    expect(driver.clockKinds).toEqual(['caseAnalysis']);
    expect(driver.clock('caseAnalysis')).toMatchObject({ pauses: [], stood: [] });
    expect(driver.journal[0]?.events.map(({ type }) => type)).toEqual([
      'caseOpened',
      'caseStepEntered',
      'clockStarted',
    ]);
    expect(driver.state).toMatchObject({
      instructions: [],
      customerTold: [],
      accountability: [],
      preventive: [],
    });
    const violation = new CaseDriver().give('openCase', breach, 'WAREHOUSE_MANAGER');
    expect(violation.state.serious).toBe(false);
    // No order, no customer who could be told.
    expect(openCaseCommands(violation.state)).not.toContain('tellCustomer');
    expect(openCaseCommands(driver.state)).toContain('tellCustomer');
  });

  test('takes an order in once for each lot, late clock and wrong field', () => {
    const driver = overdueAt('OPENED');
    const [late] = lateDelivery.orders;
    if (late === undefined) throw new Error('no order');
    const others: AddedOrder[] = [
      { ...late, lotId: 'L2' },
      { ...late, clockId: 'L1.delivery#1' },
      { ...late, wrongField: 'ADDRESS' },
    ];
    driver.give('addOrders', { orders: [...others, ...others, late] }, 'SALESPERSON');
    expect(driver.state.orders).toHaveLength(4);
    expect(driver.refusal('addOrders', { orders: [late, ...others] }, 'SALESPERSON')).toBe(
      'does-not-fit: orders: every one of them is in the case already',
    );
    // One customer, told once: the clock ran already, and no second one starts.
    expect(driver.clockKinds.filter((kind) => kind === 'caseCustomerNotice')).toHaveLength(1);
    const contact = { orderId: 'ord_1', newDate: '2025-10-20', channel: 'PHONE', spokenTo: '王敏' } as const;
    driver.give('tellCustomer', contact, 'SALESPERSON');
    expect(driver.clockKinds).not.toContain('caseCustomerNotice');
    driver.give('addOrders', { orders: [{ ...late, lotId: 'L3' }] }, 'SALESPERSON');
    expect(driver.clockKinds).not.toContain('caseCustomerNotice');
    const wrong = { ...contact, orderId: 'ord_9' };
    expect(driver.refusal('tellCustomer', wrong, 'SALESPERSON')).toBe(
      'does-not-fit: orderId: is no order of the case',
    );
    const past = { ...contact, newDate: '2025-10-01' };
    expect(driver.refusal('tellCustomer', past, 'SALESPERSON')).toBe(
      'does-not-fit: newDate: lies in the past',
    );
  });

  test('asks of an exception that the customer is told of nothing', () => {
    expect(exceptionAt('OPENED').clockKinds).not.toContain('caseCustomerNotice');
  });
});

describe('what a case does to an order', () => {
  const usual = defaultPolicyValues()['exc.effect'];
  const effect = (type: 'INFO_ERROR' | 'STOCK_SHORTAGE', set: string, wrongField?: 'ADDRESS') => {
    const policy: Partial<PolicyValues> = { 'exc.effect': { ...usual, [type]: set } };
    const orders = [wrongField === undefined ? order : { ...order, wrongField }];
    const [first] = new CaseDriver(undefined, policy).give(
      'openCase',
      { ...damage, type, orders },
      'SALESPERSON',
    ).state.orders;
    return [first?.effect, first?.from];
  };

  test('is a block of all its work, or of what uses the wrong field, where policy blocks [EXC-10]', () => {
    expect(effect('STOCK_SHORTAGE', 'BLOCK')).toEqual(['BLOCK', undefined]);
    expect(effect('STOCK_SHORTAGE', 'BLOCK', 'ADDRESS')).toEqual(['BLOCK', undefined]);
    expect(effect('INFO_ERROR', 'BLOCK', 'ADDRESS')).toEqual(['BLOCK', 'READY_TO_SHIP']);
    expect(effect('INFO_ERROR', 'WARN', 'ADDRESS')).toEqual(['WARN', undefined]);
    expect(effect('INFO_ERROR', 'RUN_ON', 'ADDRESS')).toEqual(['NONE', undefined]);
  });

  test('is told by the case itself, with the lot and the operation where there are any [EXC-10]', () => {
    const orders: AddedOrder[] = [
      { ...order, lotId: 'L2', wrongField: 'ADDRESS' },
      { ...order, orderId: 'ord_2', wrongField: 'PRICE' },
    ];
    const driver = new CaseDriver().give(
      'openCase',
      { ...damage, type: 'INFO_ERROR', orders },
      'SALESPERSON',
    );
    const actor = { kind: 'policy', rule: 'case' };
    const about = { caseId: 'case_1', caseNumber: 'CE-2025-000001', kind: 'EXCEPTION', type: 'INFO_ERROR' };
    expect(pendingTellings(driver.state)).toStrictEqual([
      {
        tellingId: 'note#1',
        orderId: 'ord_1',
        command: {
          name: 'noteCase',
          input: { ...about, effect: 'BLOCK', from: 'READY_TO_SHIP', lotId: 'L2' },
          actor,
        },
      },
      {
        tellingId: 'note#2',
        orderId: 'ord_2',
        command: { name: 'noteCase', input: { ...about, effect: 'WARN' }, actor },
      },
    ]);
    driver.turn([
      {
        name: 'recordTelling',
        input: { tellingId: 'note#1', orderId: 'ord_1', result: 'TAKEN' },
        actor: { kind: 'policy', rule: 'x' },
      },
    ]);
    expect(pendingTellings(driver.state).map(({ tellingId }) => tellingId)).toEqual(['note#2']);
    driver.tell('CLOSED').give('withdrawCase', { reason: 'x' }, 'LOGISTICS_MANAGER');
    expect(pendingTellings(driver.state)).toStrictEqual([
      {
        tellingId: 'end#1',
        orderId: 'ord_1',
        command: { name: 'noteCaseClosed', input: { caseId: 'case_1', outcome: 'WITHDRAWN' }, actor },
      },
    ]);
  });

  test('is told to have ended to each of several orders, once [EXC-10]', () => {
    const orders: AddedOrder[] = [
      { ...order, lotId: 'L1' },
      { ...order, orderId: 'ord_2' },
      { ...order, lotId: 'L2' },
    ];
    const driver = new CaseDriver().give('openCase', { ...damage, orders }, 'SALESPERSON').tell();
    driver.give('withdrawCase', { reason: 'x' }, 'LOGISTICS_MANAGER');
    expect(pendingTellings(driver.state).map(({ tellingId, orderId }) => `${tellingId} ${orderId}`)).toEqual([
      'end#1 ord_1',
      'end#2 ord_2',
    ]);
  });

  test('ends unsaid where the order came to its own end after it was told [EXC-10]', () => {
    const orders = [
      { ...order, lotId: 'L1' },
      { ...order, lotId: 'L2' },
    ];
    const driver = new CaseDriver().give('openCase', { ...damage, orders }, 'SALESPERSON');
    const [first, second] = pendingTellings(driver.state);
    for (const [telling, result] of [
      [first, 'TAKEN'],
      [second, 'CLOSED'],
    ] as const) {
      const input = { tellingId: telling?.tellingId ?? '', orderId: 'ord_1', result };
      driver.turn([{ name: 'recordTelling', input, actor: { kind: 'policy', rule: 'x' } }]);
    }
    driver.give('withdrawCase', { reason: 'x' }, 'LOGISTICS_MANAGER');
    expect(pendingTellings(driver.state)).toEqual([]);
  });
});

describe('the time of a case', () => {
  test('is written by the clock itself, and one late clock makes the case late', () => {
    const driver = exceptionAt('OPENED').give('instruct', { text: 'x' }, 'GENERAL_MANAGER');
    expect(caseOverdue(driver.state)).toBe(false);
    driver.passUntil('2025-10-10T10:30:00+08:00');
    const rung = driver.journal.at(-1);
    expect(rung).toMatchObject({
      by: { kind: 'clock' },
      command: 'rung',
      occurredAt: '2025-10-10T10:00:00+08:00',
    });
    expect(driver.clock('caseInstruction').rungs.filter(({ reached }) => reached)).toEqual([]);
    expect(caseOverdue(driver.state)).toBe(true);
  });

  test('gives the number with the first entry alone, and the last word on each clock', () => {
    const { journal } = exceptionAt('ANALYSED');
    const folded = foldCaseEntries(unopenedCase('case_1'), journal, () => companyDefault, 'CE-7');
    expect(folded.map(({ facts }) => facts.caseNumber)).toEqual(['CE-7', undefined]);
    const facts = combinedCaseFacts(folded);
    expect(facts.caseNumber).toBe('CE-7');
    expect(facts.clocks.map(({ clockId }) => clockId)).toEqual(['caseAnalysis#1', 'caseMeasures#1']);
    const unnumbered = foldCaseEntries(unopenedCase('case_1'), journal, () => companyDefault);
    for (const each of unnumbered) expect(each.facts).not.toHaveProperty('caseNumber');
    expect(combinedCaseFacts(unnumbered)).not.toHaveProperty('caseNumber');
    expect(folded[1]?.before).toBe(folded[0]?.after);
  });

  test('has no clock for what its kind has no time for', () => {
    const { state, policy, now } = exceptionAt('OPENED');
    const draft = openCaseDraft(state, policy, now, { kind: 'policy', rule: 'x' }, []);
    startCaseClock(draft, 'caseCustomerNotice', owners.notice(state));
    expect(draft.events).toEqual([]);
  });

  test('knows no time zone: a day is past only where it is over everywhere, future only where it has begun nowhere', () => {
    // 19:59 in Shanghai: on the last island it is still the 8th, and on the first the 10th has begun.
    expect(isPast('2025-10-08', '2025-10-09T19:59:59+08:00')).toBe(false);
    expect(isPast('2025-10-08', '2025-10-09T20:00:00+08:00')).toBe(true);
    expect(isPast('2025-10-09', '2025-10-09T20:00:00+08:00')).toBe(false);
    expect(isFuture('2025-10-10', '2025-10-09T17:59:59+08:00')).toBe(true);
    expect(isFuture('2025-10-10', '2025-10-09T18:00:00+08:00')).toBe(false);
  });
});
