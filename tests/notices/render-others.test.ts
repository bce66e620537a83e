import { describe, expect, test } from 'vitest';
import type { CaseNotice } from '../../domain/notices/case-notice.ts';
import type { ChannelDownNotice, IncidentNotice, Notice } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { sampleLink } from './sample-notice.ts';

const zone = 'Asia/Shanghai';

function said(notice: Notice, locale = 'en'): { subject: string; lines: Record<string, string> } {
  const { subject, fields } = renderNotice(notice, locale, sampleLink);
  return { subject, lines: Object.fromEntries(fields.map(({ label, value }) => [label, value])) };
}

describe('a notice about a case', () => {
  const late: CaseNotice = {
    kind: 'CASE',
    occasion: 'LATE',
    caseId: 'case_1',
    caseNumber: 'CO20251013-0001',
    caseKind: 'OVERDUE',
    caseType: 'DELIVERY_OVERDUE',
    department: 'SALES',
    orders: ['SO-1', 'SO-2'],
    reachedAt: '2025-10-15T09:00:00+08:00',
    zone,
  };
  const by = { personId: 'li', nameZh: '李娜', nameEn: 'Li Na' };

  test('names the case, its type, its orders and its department, and leads to the case', () => {
    expect(said(late)).toEqual({
      subject: '[Overdue] CO20251013-0001 Delivery overdue',
      lines: { Order: 'SO-1, SO-2', Department: 'Sales', 'See the case': sampleLink },
    });
    expect(said({ ...late, occasion: 'OPENED' }).subject).toBe('[Overdue] CO20251013-0001: Delivery overdue');
    expect(said(late, 'zh').lines).toMatchObject({ 订单号: 'SO-1、SO-2', 部门: '销售部' });
  });

  test('says its deadline, who did it and what they said, where there is such', () => {
    const deadline = '2025-10-14T17:00:00+08:00';
    const told = { ...late, by, message: '延期\n交付', deadline };
    expect(said(told).lines).toMatchObject({
      Deadline: '2025-10-14 17:00 Tue',
      From: 'Li Na',
      Message: '延期 交付',
    });
    expect(said(told, 'zh').lines).toMatchObject({ 发起人: '李娜' });
    expect(Array.from(said({ ...late, message: '长'.repeat(600) }).lines.Message ?? '')).toHaveLength(500);
  });

  test('names ten orders and counts the rest', () => {
    const orders = (count: number) =>
      said({ ...late, orders: Array.from({ length: count }, (_, index) => `SO-${index}`) }).lines.Order;
    expect(orders(0)).toBeUndefined();
    expect(orders(10)).toMatch(/^SO-0, .*SO-9$/);
    expect(orders(12)).toMatch(/^SO-0, .*SO-9 \+2$/);
  });

  test('of a type that its kind does not have is called by its kind', () => {
    expect(said({ ...late, caseType: 'PROBLEM' }).subject).toBe('[Overdue] CO20251013-0001 Overdue');
  });
});

test('an incident is told with its time, its reason and how much it moved', () => {
  const incident: IncidentNotice = {
    kind: 'INCIDENT',
    incidentId: 'i',
    department: 'QUALITY',
    from: '2025-10-13T09:00:00+08:00',
    until: '2025-10-13T15:00:00+08:00',
    reason: '停电\n检修',
    zone,
    orders: 3,
    clocks: 5,
    waived: 1,
  };
  expect(said(incident)).toEqual({
    subject: '[Incident] Quality: clocks stood still from 2025-10-13 09:00 Mon',
    lines: {
      Department: 'Quality',
      Time: '2025-10-13 09:00 Mon to 2025-10-13 15:00 Mon',
      Reason: '停电 检修',
      Extent: '3 orders, 5 clocks moved, 1 escalations withdrawn',
      'Open Dueline': sampleLink,
    },
  });
});

test('a channel that is down is told with its target, since when and why; e-mail has no target', () => {
  const down: ChannelDownNotice = {
    kind: 'CHANNEL_DOWN',
    channel: 'WECOM',
    target: 'rob_1',
    failures: 3,
    failingSince: '2025-10-13T09:00:00+08:00',
    lastError: 'refused',
    zone,
  };
  expect(said(down)).toEqual({
    subject: '[Channel down] WeCom robot rob_1',
    lines: {
      Channel: 'WeCom robot rob_1',
      Time: 'since 2025-10-13 09:00 Mon',
      Extent: '3 failures in a row',
      Reason: 'refused',
      'Open Dueline': sampleLink,
    },
  });
  const mail = said({ ...down, channel: 'EMAIL', target: '' });
  expect([mail.subject, mail.lines.Channel]).toEqual(['[Channel down] E-mail', 'E-mail']);
});
