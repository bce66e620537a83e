import { z } from 'zod';
import { tableOf } from '../demo/text-width.ts';
import { shaped, valueText, when } from './cells.ts';
import { fieldLines } from './refusal-text.ts';

const failed = z.array(z.looseObject({ orderId: z.string(), reason: z.string() }));

const change = z.looseObject({
  changeId: z.string(),
  kind: z.string(),
  subject: z.string(),
  body: z.unknown(),
  reason: z.string(),
  problems: z.array(z.looseObject({ path: z.string(), reason: z.string() })),
  state: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  appliedAt: z.string().optional(),
  appliedBy: z.string().optional(),
  result: z.looseObject({ version: z.string().optional(), orders: z.number(), failed }).optional(),
});

const preview = z.looseObject({
  ordersOpen: z.number(),
  ordersChanged: z.number(),
  clocksChanged: z.number(),
  clocksMoved: z.number(),
  roles: z.array(
    z.looseObject({ role: z.string(), moved: z.number(), gained: z.number(), lost: z.number() }),
  ),
  clocks: z.array(
    z.looseObject({
      orderNumber: z.string(),
      clockId: z.string(),
      owner: z.string(),
      dueBefore: z.string(),
      dueAfter: z.string(),
      rungs: z.array(z.looseObject({ gained: z.string().optional(), lost: z.string().optional() })),
    }),
  ),
  more: z.number(),
  refused: failed,
});

/** Changes, a line each. */
export function changeList(answer: unknown): string {
  const { items } = shaped(z.looseObject({ items: z.array(change) }), answer);
  return tableOf(
    ['编号 id', '类别 kind', '对象 of', '状态 state', '问题 problems', '起草 drafted', '原因 reason'],
    items.map((each) => [
      each.changeId,
      each.kind,
      each.subject,
      each.state,
      each.problems.length === 0 ? '' : String(each.problems.length),
      `${when(each.createdAt)} ${each.createdBy}`,
      each.reason,
    ]),
    ['问题 problems'],
  );
}

/** One change with what was typed, what is wrong with it and how far it has come. */
export function changeText(answer: unknown): string {
  const { kind, subject, state, changeId, reason, body, problems, result, ...by } = shaped(change, answer);
  const rows = [
    ['编号 id', changeId],
    ['类别 kind', `${kind} ${subject}`.trim()],
    ['状态 state', state],
    ['原因 reason', reason],
    ['起草 drafted', `${when(by.createdAt)} ${by.createdBy}`],
    ...(by.appliedAt === undefined ? [] : [['应用 applied', `${when(by.appliedAt)} ${by.appliedBy ?? ''}`]]),
    ...(result === undefined
      ? []
      : [['订单 orders', `${result.orders}, 失败 failed ${result.failed.length}`]]),
    ...(result?.version === undefined ? [] : [['版本 version', result.version]]),
    ['内容 body', valueText(body)],
  ];
  const lines = [tableOf(['', ''], rows).split('\n').slice(2).join('\n')];
  if (problems.length > 0) lines.push('问题 problems:', ...fieldLines(problems));
  if (result !== undefined) lines.push(...failedLines(result.failed));
  return lines.join('\n');
}

/** What a change would do: counts, warnings by role, and the clocks that it touches. */
export function previewText(answer: unknown): string {
  const told = shaped(preview, answer);
  const { ordersOpen, ordersChanged, clocksChanged, clocksMoved, roles, clocks, more, refused } = told;
  const parts = [
    `${ordersChanged} of ${ordersOpen} open orders, ${clocksChanged} clocks, ${clocksMoved} of them with another due instant`,
  ];
  if (roles.length > 0) {
    const rows = roles.map((each) => [each.role, ...[each.moved, each.gained, each.lost].map(String)]);
    const numbers = ['移动 moved', '增加 gained', '取消 lost'];
    parts.push(tableOf(['角色 role', ...numbers], rows, numbers));
  }
  if (clocks.length > 0) {
    const rows = clocks.map(({ orderNumber, clockId, owner, dueBefore, dueAfter, rungs }) => [
      orderNumber,
      clockId,
      owner,
      when(dueBefore),
      when(dueAfter),
      rungs.flatMap(({ gained, lost }) => gained ?? lost ?? []).join(' '),
    ]);
    const headings = [
      '订单号 order',
      '时钟 clock',
      '部门 department',
      '原到期 before',
      '新到期 after',
      '预警 warnings',
    ];
    parts.push(tableOf(headings, rows));
  }
  if (more > 0) parts.push(`and ${more} clocks more`);
  if (refused.length > 0) parts.push(failedLines(refused).join('\n'));
  return parts.join('\n\n');
}

function failedLines(orders: z.output<typeof failed>): string[] {
  return orders.map(({ orderId, reason }) => `  ! ${orderId}: ${reason}`);
}
