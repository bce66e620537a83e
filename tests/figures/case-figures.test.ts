import { describe, expect, it } from 'vitest';
import type { Accountability, CaseState, Cause } from '../../domain/cases/case-state.ts';
import {
  caseFigures,
  daysOverdueOf,
  personSanctionsOf,
  repeatProblems,
  sanctionsOf,
  totalOf,
} from '../../domain/figures/case-figures.ts';
import { caseOf } from './case-of.ts';

const span = { from: '2025-10-01T00:00:00+08:00', until: '2025-11-01T00:00:00+08:00' };
const mark = { by: 'li', at: '2025-10-10T09:00:00+08:00' };

const late = (lateSince: string): Pick<CaseState, 'orders'> => ({
  orders: [{ orderId: 'o', orderNumber: 'SO-1', addedAt: lateSince, lateSince, effect: 'NONE' }],
});
const procurement: Cause = { cause: 'PROCUREMENT', department: 'PROCUREMENT', primary: true };

describe('the figures of cases', () => {
  it('count what was opened, closed and open, and the days that orders were late, by kind, type, department and primary cause [OVERDUE-08 OVERDUE-12 EXC-12]', () => {
    const closed = caseOf(
      { step: 'CLOSED', stepSince: '2025-10-20T09:00:00+08:00', ...late('2025-10-06T09:00:00+08:00') },
      procurement,
    );
    const earlier = caseOf({ openedAt: '2025-09-20T09:00:00+08:00' }, procurement);
    const unknown = caseOf({ department: 'QUALITY', kind: 'EXCEPTION', type: 'PROBLEM' });
    const rows = caseFigures([closed, earlier, unknown], span);
    expect(rows).toEqual([
      {
        kind: 'OVERDUE',
        type: 'STAGE_OVERDUE',
        department: 'PROCUREMENT',
        cause: 'PROCUREMENT',
        opened: 1,
        closed: 1,
        open: 1,
        daysOverdue: 14,
        lateReports: 0,
      },
      {
        kind: 'EXCEPTION',
        type: 'PROBLEM',
        department: 'QUALITY',
        cause: null,
        opened: 1,
        closed: 0,
        open: 1,
        daysOverdue: 0,
        lateReports: 0,
      },
    ]);
    expect(totalOf(rows)).toEqual({ opened: 2, closed: 1, open: 2, daysOverdue: 14, lateReports: 0 });
  });

  it('count what was reported too late, in the span in which it was opened [EXC-03]', () => {
    const at = '2025-10-08T09:00:00+08:00';
    const discovery = { foundAt: at, reportedAt: at, reportDue: at, late: true };
    const lates = caseFigures(
      [
        caseOf({ discovery }),
        caseOf({ discovery }),
        caseOf({ discovery: { ...discovery, late: false } }),
        caseOf({}),
        caseOf({ discovery, openedAt: '2025-09-20T09:00:00+08:00' }),
      ],
      span,
    );
    expect(lates).toMatchObject([{ opened: 4, open: 5, lateReports: 2 }]);
    expect(totalOf([...lates, ...lates]).lateReports).toBe(4);
  });

  it('count the days of an open case up to now, and none where no order is late [OVERDUE-15]', () => {
    const now = '2025-10-16T08:59:00+08:00';
    expect(daysOverdueOf(caseOf(late('2025-10-06T09:00:00+08:00')), now)).toBe(9);
    expect(daysOverdueOf(caseOf({}), now)).toBeNull();
  });

  it('name a repeat problem once a cause came back in a department as often as policy says [OVERDUE-17]', () => {
    const twice: Cause[] = [procurement, { ...procurement, primary: false }];
    const cases = [caseOf({}, procurement), caseOf({}, ...twice), caseOf({}, procurement)];
    expect(repeatProblems(cases, 3)).toEqual([{ cause: 'PROCUREMENT', department: 'PROCUREMENT', cases: 3 }]);
    expect(repeatProblems(cases, 4)).toEqual([]);
    const elsewhere = caseOf({}, { ...procurement, department: 'PLANNING' });
    expect(repeatProblems([...cases.slice(1), elsewhere], 3)).toEqual([]);
  });

  it('hold a sanction once it needs no approval or has it [OVERDUE-10]', () => {
    const amount = { amount: '500.00', currency: 'CNY' as const };
    const decided = (approval: Accountability['approval']): Accountability => ({
      ...mark,
      accountabilityId: 'A1',
      department: 'PROCUREMENT',
      fault: '-',
      decision: '-',
      sanction: 'FINE',
      amount,
      approval,
    });
    const accountability = [decided('APPROVED'), decided('PENDING'), decided('REJECTED')];
    expect(sanctionsOf([caseOf({ accountability })], span)).toEqual([
      { department: 'PROCUREMENT', sanction: 'FINE', count: 1, amounts: [amount] },
    ]);
  });

  it('count the penalties and rewards of each person that hold, with their amounts [OVERDUE-10]', () => {
    const amount = { amount: '200.00', currency: 'CNY' as const };
    const decided = (given: Partial<Accountability>): Accountability => ({
      ...mark,
      accountabilityId: 'A1',
      personId: 'wang',
      department: 'PRODUCTION',
      fault: '-',
      decision: '-',
      sanction: 'FINE',
      amount,
      approval: 'APPROVED',
      ...given,
    });
    const { department: _of, personId: _whom, ...nobody } = decided({});
    const cases = [
      caseOf({ accountability: [decided({}), decided({ approval: 'PENDING' }), nobody] }),
      caseOf({ accountability: [decided({}), decided({ sanction: 'REWARD' }), decided({ personId: 'li' })] }),
      caseOf({ accountability: [decided({ sanction: 'NONE' }), decided({ at: span.until })] }),
    ];
    expect(personSanctionsOf(cases, span)).toEqual([
      { personId: 'wang', sanction: 'FINE', count: 2, amounts: [amount, amount] },
      { personId: 'wang', sanction: 'REWARD', count: 1, amounts: [amount] },
      { personId: 'li', sanction: 'FINE', count: 1, amounts: [amount] },
    ]);
  });
});
