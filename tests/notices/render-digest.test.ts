import { describe, expect, test } from 'vitest';
import { byDeadline } from '../../domain/notices/digest-text.ts';
import type { DigestNotice, SingleNotice } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { lateReview, sampleLink } from './sample-notice.ts';

const { kind: _kind, rung: _rung, level: _level, ...clock } = lateReview;
const by = { personId: 'li', nameZh: '李娜', nameEn: 'Li Na' };
const zone = 'Asia/Shanghai';

/** An escalation of an order of that number, told at 10:00 on Friday. */
const due = (orderNumber: string, deadline: string): SingleNotice => ({
  ...lateReview,
  orderNumber,
  deadline,
});
const { orderId, stage, reachedAt } = lateReview;
const warning = (orderNumber: string): SingleNotice => ({
  kind: 'WARNING',
  orderId,
  orderNumber,
  stage,
  reachedAt,
  zone,
  message: { zh: '请核对', en: 'Please check' },
});
const incident: SingleNotice = {
  kind: 'INCIDENT',
  incidentId: 'i',
  department: 'QUALITY',
  from: '2025-10-09T09:00:00+08:00',
  until: '2025-10-09T15:00:00+08:00',
  reason: '停电',
  zone,
  orders: 3,
  clocks: 5,
  waived: 1,
};

const digest = (items: SingleNotice[], occasion: DigestNotice['occasion'] = 'FOLDED', total = 40) =>
  ({ kind: 'DIGEST', occasion, total, items }) as const;

describe('several notices in one message', () => {
  const items = [
    due('SO-1', '2025-10-09T10:00:00+08:00'),
    // The deadline has come at this very instant, however it is written.
    due('SO-2', '2025-10-10T02:00:00.000Z'),
    due('SO-3', '2025-10-10T10:00:01+08:00'),
    warning('SO-4'),
    incident,
  ];

  test('are counted, and of them those whose deadline has come', () => {
    expect(renderNotice(digest(items), 'en', sampleLink).subject).toBe(
      '[Digest] 5 notices, 2 of them overdue',
    );
    expect(renderNotice(digest(items), 'zh', sampleLink).subject).toBe(
      '【汇总】5 条订单通知，其中 2 条已逾期',
    );
  });

  test('are a part of all that is late in the digest of the day', () => {
    const daily = renderNotice(digest(items.slice(0, 2), 'DAILY', 12), 'en', sampleLink);
    expect(daily.subject).toBe('[Daily digest] 2 of 12 overdue orders, those with most at risk');
    expect(daily.lead).toBe('Overdue orders with most at risk, by value times lateness.');
  });

  test('stand each on a line of its number with all that it says, and the link of the message last', () => {
    const { fields } = renderNotice(digest(items.slice(3)), 'en', sampleLink);
    expect(fields).toEqual([
      { name: 'item', label: '1', value: '[Notice] SO-4 Received; Order: SO-4; Stage: Received' },
      {
        name: 'item',
        label: '2',
        value:
          '[Incident] Quality: clocks stood still from 2025-10-09 09:00 Thu; Department: Quality; Time: 2025-10-09 09:00 Thu to 2025-10-09 15:00 Thu; Reason: 停电; Extent: 3 orders, 5 clocks moved, 1 escalations withdrawn',
      },
      { name: 'link', label: 'Open Dueline', value: sampleLink },
    ]);
    const [first] = renderNotice(digest([warning('SO-4')]), 'zh', sampleLink).fields;
    expect(first?.value).toMatch(/SO-4.*；订单号：SO-4；环节：已接收$/);
  });

  test('lead each to its own place where that is known', () => {
    const { fields } = renderNotice(digest(items.slice(2, 4)), 'en', sampleLink, ({ kind }) => `/${kind}`);
    expect(fields.map(({ href }) => href)).toEqual(['/ESCALATION', '/WARNING', undefined]);
  });

  test('come with the earliest deadline first, however it is written; what has none comes last and keeps its order', () => {
    const { clockId, clockKind, provisional, responsible, requiredActions } = clock;
    const figures = { clockId, clockKind, provisional, responsible, requiredActions };
    const answer = { ...figures, workingMinutesLeft: 60, workingMinutesLate: 0 };
    const risk = (orderNumber: string, deadline?: string): SingleNotice => ({
      kind: 'RISK',
      orderId,
      orderNumber,
      stage,
      reachedAt,
      zone,
      department: 'PRODUCTION',
      description: '缺料',
      by,
      ...(deadline === undefined ? {} : { answer: { ...answer, deadline } }),
    });
    const mixed = [
      warning('none-1'),
      due('noon', '2025-10-09T12:00:00+08:00'),
      risk('none-2'),
      due('nine', '2025-10-09T01:00:00Z'),
      risk('ten', '2025-10-09T10:00:00+08:00'),
      due('nine-too', '2025-10-09T09:00:00+08:00'),
      warning('none-3'),
    ];
    const names = byDeadline(mixed).map((each) => ('orderNumber' in each ? each.orderNumber : ''));
    expect(names).toEqual(['nine', 'nine-too', 'ten', 'noon', 'none-1', 'none-2', 'none-3']);
  });
});
