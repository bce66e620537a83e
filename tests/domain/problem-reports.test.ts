import { describe, expect, test } from 'vitest';
import { openingRows } from '../../db/cases/opening-rows.ts';
import { orderIn } from './bring-to.ts';
import { caseNote } from './sample-orders.ts';
import { linesOf } from './story-lines.ts';

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

describe('a problem that was found before it is reported', () => {
  const problem = { type: 'PROBLEM', description: '缺件' } as const;

  test('says when, from the receipt of the order up to the report, and goes into the case with it [EXC-03]', () => {
    const order = orderIn('PLANNING');
    const { receivedAt } = order.state;
    const now = '2025-10-20T10:00:00+08:00';
    order.passUntil(now);
    const foundAt = '2025-10-17T15:00:00+08:00';
    const entry = order.give('reportProblem', { ...problem, foundAt }, 'PLANNER');
    expect(entry.events).toMatchObject([{ type: 'exceptionRaised', exception: { foundAt } }]);
    expect(linesOf(order.journal, 'reportProblem')[0]).toBe(
      '报告问题：其他问题：缺件，处理部门：销售部，发现时间：2025-10-17 15:00 周五 / Reported a problem: Other problem: 缺件, dealt with by: Sales, found: 2025-10-17 15:00 Fri',
    );
    const [row] = openingRows([{ entry, facts: { clocks: [] }, before: order.state, after: order.state }]);
    expect(row?.content).toMatchObject({ foundAt, reportedAt: now, foundBy: 'PLANNER' });
    const refusal = (at: string) => order.refusal('reportProblem', { ...problem, foundAt: at }, 'PLANNER');
    expect(refusal('2025-10-20T10:00:01+08:00')).toBe(
      `does-not-fit: foundAt: must not lie after the report of it, ${now} @foundAt`,
    );
    // The order came in at a full minute; found in that very minute is late enough.
    const before = new Date(Date.parse(receivedAt) - 1).toISOString();
    expect(refusal(before)).toBe(
      `does-not-fit: foundAt: lies before the order was received, ${receivedAt} @foundAt`,
    );
    order.give('reportProblem', { ...problem, foundAt: receivedAt }, 'PLANNER');
    order.give('reportProblem', { ...problem, foundAt: now }, 'PLANNER');
  });

  test('is found when it is reported unless somebody says otherwise [EXC-03]', () => {
    const order = orderIn('PLANNING');
    const entry = order.give('reportProblem', problem, 'PLANNER');
    const [row] = openingRows([{ entry, facts: { clocks: [] }, before: order.state, after: order.state }]);
    expect(row?.content).not.toHaveProperty('foundAt');
    expect(row?.content).not.toHaveProperty('reportedAt');
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
