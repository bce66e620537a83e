import { expect, test } from 'vitest';
import { htmlText, plainText } from '../../domain/notices/message-text.ts';
import type { RungNotice } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { fieldNames, wordsFor } from '../../domain/notices/words.ts';
import { journey } from '../../domain/order/journey.ts';
import { lateReview, sampleLink } from './sample-notice.ts';

const rendered = (notice: Partial<RungNotice>, locale: string) =>
  renderNotice({ ...lateReview, ...notice }, locale, sampleLink);
const text = (notice: Partial<RungNotice>, locale: string) => plainText(rendered(notice, locale));

test('a message carries order, stage, deadline, responsible, overdue time and required action in Chinese [SLA-16]', () => {
  expect(rendered({}, 'zh').subject).toBe('【逾期升级】SO-2025-000123 已接收：已逾期 1 个工作日');
  expect(text({ lotId: 'L2' }, 'zh-CN')).toBe(`该环节逾期后仍未完成，请介入协调处理。

订单号：SO-2025-000123
客户：四川机械有限公司
批次：L2
环节：已接收
截止时间：2025-10-09 10:00 周四
责任人：销售部 业务员 张伟
逾期时长：1 个工作日（截至 2025-10-10 10:00 周五）
需要的操作：通过初审（销售部）
查看订单：https://orders.example.com/v1/orders/o-1

本消息由 Dueline 自动发送，请勿直接回复。
`);
});

test('a message carries the same six contents in English [SLA-16]', () => {
  expect(rendered({}, 'en').subject).toBe('[Escalation] SO-2025-000123 Received: 1 working day overdue');
  expect(text({}, 'en')).toContain(`Order: SO-2025-000123
Customer: 四川机械有限公司
Stage: Received
Deadline: 2025-10-09 10:00 Thu
Responsible: Zhang Wei (Salesperson, Sales)
Overdue: 1 working day (at 2025-10-10 10:00 Fri)
Required action: Pass initial review (Sales)
See the order: https://orders.example.com/v1/orders/o-1
`);
});

test.each(['zh', 'en'])(
  'every level and stage has all six contents in %s, none of them empty [SLA-16]',
  (locale) => {
    const six = ['order', 'stage', 'deadline', 'responsible', 'overdue', 'action'];
    for (const stage of Object.keys(journey) as RungNotice['stage'][]) {
      for (const level of ['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP'] as const) {
        const { fields, subject, lead } = rendered({ stage, level, requiredActions: [] }, locale);
        expect(fields.map((field) => field.name)).toEqual(expect.arrayContaining(six));
        for (const field of fields) expect(field.value.trim()).not.toBe('');
        expect(`${subject}${lead}${plainText(rendered({ stage, level }, locale))}`).not.toMatch(
          /[{}]|undefined/,
        );
      }
    }
  },
);

test('a pre-warning says how much working time is left, an escalation at the deadline that it has just come [SLA-16]', () => {
  const warning = { level: 'PREWARNING', rung: '80%', reachedAt: '2025-10-09T08:24:00+08:00' } as const;
  expect(text({ ...warning, workingMinutesLeft: 96 }, 'zh')).toContain(
    '逾期时长：尚未逾期，截至 2025-10-09 08:24 周四 还剩 1 小时 36 分钟工作时间',
  );
  expect(text({ ...warning, workingMinutesLeft: 61 }, 'en')).toContain(
    'Overdue: not yet, 1 hour 1 minute of working time left at 2025-10-09 08:24 Thu',
  );
  expect(rendered(warning, 'zh').subject).toBe(
    '【预警】SO-2025-000123 已接收：将于 2025-10-09 10:00 周四 到期',
  );
  const due = { level: 'DEPARTMENT_HEAD', rung: '0', reachedAt: lateReview.deadline } as const;
  expect(rendered(due, 'en').subject).toBe('[Overdue] SO-2025-000123 Received: was due 2025-10-09 10:00 Thu');
  expect(text(due, 'zh')).toContain('逾期时长：刚到截止时间（2025-10-09 10:00 周四）');
});

test('instants are shown in the zone of the calendar, whatever their offset', () => {
  const inUtc = { deadline: '2025-10-08T23:30:00.000Z' };
  expect(text(inUtc, 'zh')).toContain('截止时间：2025-10-09 07:30 周四');
  expect(text({ ...inUtc, zone: 'America/New_York' }, 'en')).toContain('Deadline: 2025-10-08 19:30 Wed');
});

test('a deadline in a year without an official notice is shown as provisional', () => {
  expect(text({ provisional: true }, 'zh')).toContain('暂定');
  expect(text({ provisional: true }, 'en')).toContain('provisional');
});

test('the administrator hears of a vacant role, and who is told in its place hears why', () => {
  const vacant = { unstaffedRole: 'SALES_MANAGER' } as const;
  expect(rendered({ ...vacant, kind: 'UNSTAFFED_ROLE' }, 'zh').subject).toBe(
    '【岗位空缺】“销售部经理”无人担任，SO-2025-000123 的通知无人接收',
  );
  expect(rendered({ ...vacant, kind: 'UNSTAFFED_ROLE' }, 'en').lead).toContain(
    'Nobody holds the role "Sales manager"',
  );
  expect(text(vacant, 'zh')).toContain('说明：“销售部经理”一职目前无人担任，本通知转发给您');
});

test('what people typed can neither add a line to a message nor a tag to its HTML', () => {
  const customerName = 'A <b>Co</b>\r\nRequired action: pay 1,000 to X\u202E';
  expect(text({ customerName }, 'en')).toContain('Customer: A <b>Co</b> Required action: pay 1,000 to X\n');
  const html = htmlText(rendered({ customerName }, 'en'));
  expect(html).toContain('A &lt;b&gt;Co&lt;/b&gt; Required action');
  expect(html).not.toContain('<b>');
  expect(
    rendered({ customerName: '长'.repeat(500) }, 'zh').fields.find((field) => field.name === 'customer')
      ?.value,
  ).toHaveLength(120);
});

test('both languages have every word', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]))
      : value === ''
        ? 'empty'
        : typeof value;
  expect(shape(wordsFor('zh'))).toEqual(shape(wordsFor('en')));
  expect(Object.keys(wordsFor('en').fields)).toEqual([...fieldNames]);
  expect(wordsFor('fr').language).toBe('en');
});
