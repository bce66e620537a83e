import { describe, expect, test } from 'vitest';
import { orderIn } from './bring-to.ts';
import { caseNote } from './sample-orders.ts';

describe('a problem with the information of an order', () => {
  const wrong = (wrongField: 'ADDRESS' | 'SPECIFICATION' | 'QUANTITY' | 'PRICE') =>
    ({ type: 'INFO_ERROR', description: '有误', wrongField }) as const;

  test('asks anew for the field of each line, once however often it is reported [EXC-14]', () => {
    const cabinets = orderIn('RECEIVED');
    const [line] = cabinets.state.details.lines;
    if (line === undefined) throw new Error('no line');
    const lines = [line, { ...line, line: 2 }];
    for (const [field, name] of [
      ['SPECIFICATION', 'specification'],
      ['QUANTITY', 'quantity'],
      ['PRICE', 'unitPrice'],
    ] as const) {
      const order = orderIn('RECEIVED', { details: { lines } });
      order.give('reportProblem', wrong(field), 'SALESPERSON');
      expect(order.state.gaps.map(({ path }) => path)).toEqual([`lines[0].${name}`, `lines[1].${name}`]);
      const again = order.give('reportProblem', wrong(field), 'SALESPERSON');
      expect(again.events).toStrictEqual([
        {
          type: 'exceptionRaised',
          exception: { type: 'INFO_ERROR', description: '有误', department: 'SALES', wrongField: field },
        },
      ]);
      expect(order.state.gaps).toHaveLength(2);
    }
  });

  test('asks for nothing once the order is registered: the case says what has to wait [EXC-14]', () => {
    for (const stage of ['UNDER_REVIEW', 'PLANNING'] as const) {
      const order = orderIn(stage);
      order.give('reportProblem', wrong('ADDRESS'), 'SALESPERSON');
      expect([order.stage, order.state.gaps]).toEqual([stage, []]);
    }
  });

  test('names the field, and no other problem does [EXC-01]', () => {
    const order = orderIn('PLANNING');
    expect(order.refusal('reportProblem', { type: 'INFO_ERROR', description: 'x' }, 'PLANNER')).toBe(
      'does-not-fit: wrongField: say which field is wrong @wrongField',
    );
    const damaged = { type: 'PROBLEM', description: 'x', wrongField: 'PRICE' } as const;
    expect(order.refusal('reportProblem', damaged, 'PLANNER')).toBe(
      'does-not-fit: wrongField: only wrong information names a field @wrongField',
    );
    const fresh = orderIn('RECEIVED');
    fresh.give('reportProblem', { type: 'PROBLEM', description: 'x' }, 'PLANNER');
    expect([fresh.stage, fresh.state.gaps]).toEqual(['RECEIVED', []]);
    const entry = order.give('reportProblem', { type: 'PROBLEM', description: 'x' }, 'PLANNER');
    expect(entry.events).toStrictEqual([
      { type: 'exceptionRaised', exception: { type: 'PROBLEM', description: 'x', department: 'SALES' } },
    ]);
  });
});

describe('a case that an order is told of', () => {
  test('is another one for another lot, operation or case, and holds each as it says [EXC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.change('noteCase', { ...caseNote, lotId: 'L1' });
    order.change('noteCase', { ...caseNote, lotId: 'L1', from: 'READY_TO_SHIP' });
    order.change('noteCase', caseNote);
    order.change('noteCase', { ...caseNote, caseId: 'case_2', caseNumber: 'CE-2', lotId: 'L1' });
    expect(order.state.cases).toHaveLength(4);
    const mark = { reason: 'EXCEPTION', by: 'policy:change/1/admin', at: order.now };
    expect(order.state.holds).toStrictEqual([
      { ...mark, note: 'CE-1', caseId: 'case_1', lotId: 'L1' },
      { ...mark, note: 'CE-1', caseId: 'case_1', lotId: 'L1', from: 'READY_TO_SHIP' },
      { ...mark, note: 'CE-1', caseId: 'case_1' },
      { ...mark, note: 'CE-2', caseId: 'case_2', lotId: 'L1' },
    ]);
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'MERGED' });
    expect(order.state.cases?.map(({ caseId, outcome }) => `${caseId} ${outcome}`)).toEqual([
      'case_1 MERGED',
      'case_1 MERGED',
      'case_1 MERGED',
      'case_2 undefined',
    ]);
    expect(order.state.holds?.map(({ caseId }) => caseId)).toEqual(['case_2']);
  });

  test('lets go only what it held: one that warned holds nothing, one that held a lot does [EXC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.change('noteCase', { ...caseNote, effect: 'WARN' });
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'CLOSED' });
    expect(order.journal.at(-1)?.events.map(({ type }) => type)).toEqual(['caseEndNoted']);
    order.change('noteCase', { ...caseNote, caseId: 'case_2', lotId: 'L1' });
    order.change('noteCase', { ...caseNote, caseId: 'case_2', effect: 'WARN' });
    order.change('noteCaseClosed', { caseId: 'case_2', outcome: 'CLOSED' });
    expect(order.state.holds).toEqual([]);
    expect(order.state.cases?.every(({ closedAt }) => closedAt === order.now)).toBe(true);
  });

  test('that has ended keeps its end when the order joins it again, and another end is none of its own [EXC-10]', () => {
    const order = orderIn('IN_PRODUCTION');
    order.change('noteCase', { ...caseNote, lotId: 'L1' });
    order.change('noteCaseClosed', { caseId: 'case_9', outcome: 'CLOSED' });
    expect(order.journal.at(-1)?.events).toEqual([]);
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'CLOSED' });
    order.at('2025-10-09T15:00:00+08:00').change('noteCase', caseNote);
    order.change('noteCaseClosed', { caseId: 'case_1', outcome: 'WITHDRAWN' });
    expect(order.state.cases?.map(({ outcome, closedAt }) => `${outcome} ${closedAt}`)).toEqual([
      'CLOSED 2025-10-09T10:00:00+08:00',
      'WITHDRAWN 2025-10-09T15:00:00+08:00',
    ]);
  });
});
