import { describe, expect, test } from 'vitest';
import type { OrderNotice } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { lateReview, saidOf, saidOfClock, sampleLink } from './sample-notice.ts';

const { kind: _kind, rung: _rung, level: _level, ...clock } = lateReview;
const { clockId, clockKind, deadline, provisional, responsible, requiredActions, ...rest } = clock;
const { workingMinutesLeft, workingMinutesLate, ...order } = rest;
const answer = {
  clockId,
  clockKind,
  deadline,
  provisional,
  responsible,
  requiredActions,
  workingMinutesLeft,
  workingMinutesLate,
};
const by = { personId: 'li', nameZh: '李娜', nameEn: 'Li Na' };

describe('what people did about an order is told with who did it and what they said', () => {
  test.each<[string, OrderNotice, string, Record<string, string>]>([
    [
      'urged',
      { ...clock, kind: 'URGE', by, message: '请今天完成' },
      '[Urged] SO-2025-000123 Received: due 2025-10-09 10:00 Thu',
      { ...saidOfClock, by: 'Li Na', message: '请今天完成' },
    ],
    [
      'urged without a word',
      { ...clock, kind: 'URGE', by },
      '[Urged] SO-2025-000123 Received: due 2025-10-09 10:00 Thu',
      { ...saidOfClock, by: 'Li Na' },
    ],
    [
      'given to another',
      { ...clock, kind: 'REASSIGNED', by },
      '[Given to you] SO-2025-000123 Received: due 2025-10-09 10:00 Thu',
      { ...saidOfClock, by: 'Li Na' },
    ],
    [
      'to be stopped',
      { ...clock, kind: 'STOP_WORK', by, reason: '项目停建' },
      '[Stop work] SO-2025-000123 Received: the customer cancels',
      { ...saidOfClock, by: 'Li Na', reason: '项目停建' },
    ],
    [
      'to go on',
      { ...clock, kind: 'PAUSE_ENDED', pauseReason: 'SUPPLIER' },
      '[Clock runs on] SO-2025-000123 Received: due 2025-10-09 10:00 Thu',
      { ...saidOfClock, reason: 'waiting for a supplier' },
    ],
    [
      'at risk, with the answer that sales owes',
      { ...order, kind: 'RISK', department: 'PRODUCTION', description: '缺料', by, answer },
      '[Risk] SO-2025-000123 Received: may become late',
      { ...saidOfClock, by: 'Li Na (Production)', message: '缺料' },
    ],
    [
      'at risk, with no answer owed',
      { ...order, kind: 'RISK', department: 'PRODUCTION', description: '缺料', by },
      '[Risk] SO-2025-000123 Received: may become late',
      { by: 'Li Na (Production)', message: '缺料' },
    ],
    [
      'changed',
      {
        ...order,
        kind: 'CHANGE_APPLIED',
        changeId: 'C1',
        revision: 2,
        by,
        message: { zh: '数量', en: 'qty' },
      },
      '[Order changed] SO-2025-000123 Received',
      { by: 'Li Na', message: 'qty' },
    ],
    [
      'registered',
      { ...order, kind: 'ORDER_NEWS', occasion: 'REGISTERED', message: { zh: '已登记', en: 'Registered' } },
      '[Order] SO-2025-000123 Received',
      { message: 'Registered' },
    ],
    [
      'to be noted',
      { ...order, kind: 'WARNING', message: { zh: '请核对', en: 'Please check' } },
      '[Notice] SO-2025-000123 Received',
      {},
    ],
  ])('%s', (_what, notice, subject, lines) => {
    expect(saidOf(notice)).toEqual({ subject, lines });
  });

  test('in the language of the reader', () => {
    const message = { zh: '数量：100 → 60', en: 'quantity: 100 → 60' };
    const changed = { ...order, kind: 'CHANGE_APPLIED', changeId: 'C1', revision: 2, by, message } as const;
    expect(saidOf(changed, 'zh').lines).toEqual({ by: '李娜', message: '数量：100 → 60' });
    const news = { ...order, kind: 'ORDER_NEWS', occasion: 'CONFIRMED', message } as const;
    expect(saidOf(news, 'zh').lines).toEqual({ message: '数量：100 → 60' });
    const risk = { ...order, kind: 'RISK', department: 'PRODUCTION', description: '缺料', by } as const;
    expect(saidOf(risk, 'zh').lines).toEqual({ by: '生产部 李娜', message: '缺料' });
    const warning = { ...order, kind: 'WARNING', message } as const;
    expect(renderNotice(warning, 'zh', sampleLink).lead).toBe('数量：100 → 60');
    expect(renderNotice(warning, 'en', sampleLink).lead).toBe('quantity: 100 → 60');
  });

  test('cut to 500 letters, and on one line', () => {
    const long = `一\n二${'长'.repeat(600)}`;
    for (const notice of [
      { ...clock, kind: 'URGE', by, message: long },
      { ...clock, kind: 'STOP_WORK', by, reason: long },
      { ...order, kind: 'RISK', department: 'PRODUCTION', description: long, by },
      { ...order, kind: 'ORDER_NEWS', occasion: 'CONFIRMED', message: { zh: long, en: long } },
    ] as const satisfies OrderNotice[]) {
      const { message, reason } = saidOf(notice).lines;
      const cut = message ?? reason ?? '';
      expect(Array.from(cut)).toHaveLength(500);
      expect(cut).toMatch(/^一 二长+…$/);
    }
  });
});
