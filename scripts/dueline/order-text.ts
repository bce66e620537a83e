import { z } from 'zod';
import { tableOf } from '../demo/text-width.ts';
import { shaped, tick, when } from './cells.ts';

const order = z.looseObject({
  orderNumber: z.string(),
  orderId: z.string(),
  version: z.number(),
  stageName: z.looseObject({ zh: z.string(), en: z.string() }),
  overdue: z.boolean(),
  receivedAt: z.string(),
  lots: z.array(z.looseObject({ lotId: z.string(), stage: z.string() })),
  clocks: z.array(
    z.looseObject({
      clockId: z.string(),
      due: z.string().nullable(),
      overdue: z.boolean(),
      paused: z.boolean(),
    }),
  ),
  tasks: z.array(
    z.looseObject({ command: z.string(), department: z.string(), dueAt: z.string().nullable() }),
  ),
});

const asOf = z.looseObject({
  at: z.string(),
  order,
  presentVersion: z.number(),
  policy: z.looseObject({ version: z.string() }),
  calendars: z.array(z.looseObject({ calendarId: z.string(), version: z.number() })),
  entries: z.array(z.looseObject({ command: z.string(), recordedAt: z.string() })),
});

/** An order: its stage, lots, clocks and tasks. */
export function orderText(answer: unknown): string {
  const { stageName, lots, clocks, tasks, ...told } = shaped(order, answer);
  const rows = [
    ['订单号 order', `${told.orderNumber} ${told.orderId}`],
    ['阶段 stage', `${stageName.zh} ${stageName.en}`],
    ['版本 version', String(told.version)],
    ['接收 received', when(told.receivedAt)],
    ['超期 overdue', tick(told.overdue)],
    ...lots.map(({ lotId, stage }) => [`批次 lot ${lotId}`, stage]),
  ];
  const parts = [tableOf(['', ''], rows).split('\n').slice(2).join('\n')];
  if (clocks.length > 0) {
    const cells = clocks.map((each) => [each.clockId, when(each.due), tick(each.overdue), tick(each.paused)]);
    parts.push(tableOf(['时钟 clock', '到期 due', '超期 overdue', '暂停 paused'], cells));
  }
  if (tasks.length > 0) {
    const cells = tasks.map((each) => [each.department, each.command, when(each.dueAt)]);
    parts.push(tableOf(['部门 department', '任务 task', '到期 due'], cells));
  }
  return parts.join('\n\n');
}

/** An order as it stood, with the rules that it ran by then. */
export function asOfText(answer: unknown): string {
  const told = shaped(asOf, answer);
  const calendars = told.calendars.map(({ calendarId, version }) => `${calendarId} ${version}`).join(', ');
  const last = told.entries.at(-1);
  const rows = [
    ['截至 as of', when(told.at)],
    ['制度 policy', told.policy.version],
    ['日历 calendars', calendars],
    ['最后 last', last === undefined ? '' : `${when(last.recordedAt)} ${last.command}`],
    ['现版本 now at', String(told.presentVersion)],
  ];
  return [tableOf(['', ''], rows).split('\n').slice(2).join('\n'), orderText(told.order)].join('\n\n');
}
