import { expect, test } from 'vitest';
import { caseOccasions } from '../../domain/notices/case-notice.ts';
import { htmlText, plainText } from '../../domain/notices/message-text.ts';
import type { Notice, NoticeKind, SingleNotice } from '../../domain/notices/notice.ts';
import { noticeKinds } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { noticeSchema } from '../../notices/notice-schema.ts';
import { lateReview, sampleLink } from './sample-notice.ts';

const by = { personId: 'li', nameZh: '李娜', nameEn: 'Li Na' };
const { kind: _kind, rung: _rung, level: _level, ...clock } = lateReview;
const { orderId, orderNumber, customerName = '', stage, reachedAt, zone, ...answer } = clock;
const order = { orderId, orderNumber, customerName, stage, reachedAt, zone };

const singles: SingleNotice[] = [
  lateReview,
  { ...lateReview, kind: 'UNSTAFFED_ROLE', unstaffedRole: 'SALES_MANAGER' },
  { ...lateReview, kind: 'REMINDER', reminder: 2 },
  { ...clock, kind: 'URGE', by, message: '请今天完成' },
  { ...clock, kind: 'REASSIGNED', by },
  { ...clock, kind: 'STOP_WORK', by, reason: '项目停建' },
  { ...clock, kind: 'PAUSE_ENDED', pauseReason: 'SUPPLIER' },
  { ...order, kind: 'RISK', department: 'PRODUCTION', description: '缺料', by, answer },
  {
    ...order,
    kind: 'CHANGE_APPLIED',
    changeId: 'C1',
    revision: 2,
    by,
    message: { zh: '第 1 行数量：100 → 60', en: 'line 1, quantity: 100 → 60' },
  },
  {
    ...order,
    kind: 'ORDER_NEWS',
    occasion: 'CONFIRMED',
    message: { zh: '已确认：高压开关柜 × 100 台', en: 'Confirmed: 高压开关柜 × 100 台' },
  },
  { ...order, kind: 'REPORT_DUE', department: 'PRODUCTION', since: '2025-10-09T10:00:00+08:00', period: 2 },
  {
    kind: 'OVERDUE_SUMMARY',
    month: '2025-10',
    total: { opened: 3, closed: 1, open: 2, daysOverdue: 45 },
    causes: [
      { cause: 'PRODUCTION', department: 'PRODUCTION', cases: 2 },
      { cause: null, department: 'SALES', cases: 1 },
    ],
    repeats: [{ cause: 'PRODUCTION', department: 'PRODUCTION', cases: 3 }],
  },
  { ...order, kind: 'WARNING', message: { zh: '请核对', en: 'Please check' } },
  ...caseOccasions.map(
    (occasion): SingleNotice => ({
      kind: 'CASE',
      occasion,
      caseId: 'case_1',
      caseNumber: 'CO20251013-0001',
      caseKind: 'OVERDUE',
      caseType: 'DELIVERY_OVERDUE',
      department: 'SALES',
      orders: [orderNumber],
      reachedAt,
      zone,
      by,
      message: '延期交付',
      deadline: '2025-10-14T17:00:00+08:00',
    }),
  ),
  {
    kind: 'INCIDENT',
    incidentId: 'i',
    department: 'QUALITY',
    from: '2025-10-13T09:00:00+08:00',
    until: '2025-10-13T15:00:00+08:00',
    reason: '停电',
    zone,
    orders: 3,
    clocks: 5,
    waived: 1,
  },
  {
    kind: 'CHANNEL_DOWN',
    channel: 'WECOM',
    target: 'rob_1',
    failures: 3,
    failingSince: '2025-10-13T09:00:00+08:00',
    lastError: 'refused',
    zone,
  },
];
const digest: Notice = { kind: 'DIGEST', occasion: 'FOLDED', total: singles.length, items: singles };
const all: Notice[] = [...singles, digest, { ...digest, occasion: 'DAILY' }];

test.each(['zh', 'en'])('every kind of notice is said in full in %s, with nothing left to fill', (locale) => {
  const kinds = new Set<NoticeKind>(all.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(noticeKinds.toSorted());
  for (const notice of all) {
    expect(noticeSchema.parse(JSON.parse(JSON.stringify(notice)))).toEqual(notice);
    const message = renderNotice(
      notice,
      locale,
      sampleLink,
      (entry) => `https://orders.example.com/${entry.kind}`,
    );
    const said = `${message.subject}\n${plainText(message)}\n${htmlText(message)}`;
    expect(said).not.toMatch(/[{}]|undefined|null/);
    for (const { label, value } of message.fields) expect(`${label}|${value}`).toMatch(/\S\|\S/);
  }
});

test('whatever is said about a clock has the six contents in it [SLA-16]', () => {
  const six = ['order', 'stage', 'deadline', 'responsible', 'overdue', 'action'];
  const clocks = singles.filter((notice) => 'clockId' in notice || notice.kind === 'RISK');
  expect(clocks).toHaveLength(8);
  for (const notice of clocks) {
    const names = renderNotice(notice, 'en', sampleLink).fields.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(six));
  }
});

test('a reminder says how late the step is by now, and which reminder it is [SLA-16]', () => {
  const now = { ...lateReview, kind: 'REMINDER' as const, reminder: 2, workingMinutesLate: 990 };
  expect(renderNotice(now, 'zh', sampleLink).subject).toBe(
    '【逾期升级·第 2 次提醒】SO-2025-000123 已接收：已逾期 16 小时 30 分钟工作时间',
  );
  expect(renderNotice(now, 'en', sampleLink).subject).toBe(
    '[Escalation, reminder 2] SO-2025-000123 Received: 16 hours 30 minutes of working time overdue',
  );
});

test('a risk that the rules report is told in the language of who reads it [SLA-16]', () => {
  const description = 'promised delivery 2025-10-20T18:00:00+08:00 is near';
  const said = (locale: string) =>
    plainText(
      renderNotice(
        { ...order, kind: 'RISK', department: 'SALES', description, by, answer },
        locale,
        sampleLink,
      ),
    );
  expect(said('zh')).toContain('临近');
  expect(said('zh')).not.toContain('is near');
  expect(said('en')).toContain('is near');
});

test('the summary of a month names figures, causes and what came back, and leads to its report [OVERDUE-08]', () => {
  const summary = singles.find(({ kind }) => kind === 'OVERDUE_SUMMARY');
  if (summary === undefined) throw new Error('no summary');
  const said = (locale: string) => plainText(renderNotice(summary, locale, sampleLink));
  expect(said('zh')).toContain('立案 3 件，结案 1 件，未结 2 件；累计逾期 45 天');
  expect(said('zh')).toContain('主要原因：生产原因（生产部）2 件；尚未分析（销售部）1 件');
  expect(said('zh')).toContain('重复问题：生产原因（生产部）3 件');
  expect(said('zh')).toContain('查看报表');
  expect(renderNotice(summary, 'en', sampleLink).subject).toBe(
    '[Monthly summary] Overdue orders of 2025-10: 3 opened, 1 closed, 2 open',
  );
});

test('a reminder of a report says whose it is and since when nothing was heard [TRACK-03]', () => {
  const due = singles.find(({ kind }) => kind === 'REPORT_DUE');
  if (due === undefined) throw new Error('no reminder');
  const { subject, fields } = renderNotice(due, 'zh', sampleLink);
  expect(subject).toBe('【进度待反馈】SO-2025-000123 已接收');
  expect(fields).toContainEqual({ name: 'department', label: '部门', value: '生产部' });
  expect(fields).toContainEqual({ name: 'period', label: '时间', value: '自 2025-10-09 10:00 周四 起' });
});
