import { describe, expect, test } from 'vitest';
import type { ClockFigures, RungNotice } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { lateReview, saidOf, saidOfClock, sampleLink } from './sample-notice.ts';

const by = { personId: 'li', nameZh: '李娜', nameEn: 'Li Na' };

describe('a notice about a clock', () => {
  const told = (figures: Partial<RungNotice>, locale?: string) =>
    saidOf({ ...lateReview, ...figures }, locale);

  test('names the lot in subject and lines, where the clock is of one', () => {
    expect(told({ lotId: 'L2' }).subject).toBe(
      '[Escalation] SO-2025-000123/L2 Received: 1 working day overdue',
    );
    expect(told({ lotId: 'L2' }).lines).toMatchObject({ lot: 'L2' });
    expect(told({}).lines).not.toHaveProperty('lot');
  });

  test('names the role where nobody has to do it, and everybody where several have', () => {
    const of = (people: ClockFigures['responsible']['people'], locale?: string) =>
      told({ responsible: { ...lateReview.responsible, people } }, locale).lines.responsible;
    expect(of([])).toBe('Salesperson, Sales');
    expect(of([], 'zh')).toBe('销售部 业务员');
    expect(of([...lateReview.responsible.people, by])).toBe('Zhang Wei, Li Na (Salesperson, Sales)');
    expect(of([...lateReview.responsible.people, by], 'zh')).toBe('销售部 业务员 张伟、李娜');
  });

  test('names each act that ends it with the departments that owe it', () => {
    const acts = [
      { command: 'passInitialReview', departments: ['SALES', 'PLANNING'] },
      { command: 'rejectOrder', departments: ['SALES'] },
    ] as const;
    const of = (requiredActions: RungNotice['requiredActions'], locale?: string) =>
      told({ requiredActions }, locale).lines.action;
    const both = acts.map(({ command, departments }) => ({ command, departments: [...departments] }));
    expect(of(both)).toMatch(/^Pass initial review \(Sales, Planning\), Reject.* \(Sales\)$/);
    expect(of(both, 'zh')).toMatch(/^通过初审（销售部、计划部）、.*（销售部）$/);
    expect(of([])).toBe('nothing to enter; please follow it up');
    expect(of([], 'zh')).toBe('无需在系统中操作，请跟进处理');
  });

  test('says how late it is as its rung does, and in working time where the rung says nothing of it', () => {
    const late = (rung: string, workingMinutesLate = 480) => told({ rung, workingMinutesLate });
    expect(late('+4wh').subject).toContain('Received: 4 working hours overdue');
    expect(late('0', 1).subject).toContain('Received: 1 minute of working time overdue');
    expect(late('0', 0).subject).toContain('Received: less than a minute of working time overdue');
    expect(late('0', 121).lines.overdue).toContain('2 hours 1 minute of working time (at');
  });

  test('says that the deadline has just come whatever offset both are written with', () => {
    const now = { rung: '0', reachedAt: '2025-10-09T02:00:00.000Z' };
    expect(told(now).lines.overdue).toBe('just now (2025-10-09 10:00 Thu)');
    expect(told(now).subject).toBe('[Escalation] SO-2025-000123 Received: was due 2025-10-09 10:00 Thu');
  });

  test('tells who stands in for a vacant role why, and the administrator which role it is', () => {
    const note = 'You are told because nobody holds the role "Sales manager" at present';
    const vacant = { unstaffedRole: 'SALES_MANAGER' } as const;
    expect(told(vacant).lines).toEqual({
      ...saidOfClock,
      overdue: '1 working day (at 2025-10-10 10:00 Fri)',
      note,
    });
    expect(told({ ...vacant, kind: 'REMINDER' }).lines).toMatchObject({ note });
    expect(told({}).lines).not.toHaveProperty('note');
    const admin = told({ ...vacant, kind: 'UNSTAFFED_ROLE' });
    expect(admin.lines).not.toHaveProperty('note');
    expect(admin.subject).toBe('[Vacant role] Nobody holds "Sales manager" to hear of SO-2025-000123');
    expect(admin.lines.overdue).toBe('1 working day (at 2025-10-10 10:00 Fri)');
    // Without a role of its own, it is the one that the clock is given to.
    expect(told({ kind: 'UNSTAFFED_ROLE' }).subject).toContain('Nobody holds "Salesperson"');
  });

  test('shows a provisional deadline with its date', () => {
    expect(told({ provisional: true }).lines.deadline).toBe(
      "2025-10-09 10:00 Thu (provisional: that year's public holidays are not announced yet)",
    );
    expect(told({ provisional: true }, 'zh').lines.deadline).toMatch(/^2025-10-09 10:00 周四（暂定：/);
  });

  test('shows 120 letters of a name, and cuts a longer one', () => {
    const named = (customerName: string) =>
      renderNotice({ ...lateReview, customerName }, 'zh', sampleLink).fields.find(
        ({ name }) => name === 'customer',
      )?.value;
    expect(named('长'.repeat(120))).toBe('长'.repeat(120));
    expect(named('长'.repeat(121))).toBe(`${'长'.repeat(119)}…`);
  });

  test('is the first reminder unless it says which', () => {
    expect(told({ kind: 'REMINDER' }).subject).toContain('[Escalation, reminder 1]');
  });
});
