import { z } from 'zod';
import { tableOf } from '../demo/text-width.ts';
import { shaped, when } from './cells.ts';

const effects = { moved: z.number(), gained: z.number(), lost: z.number() };
const side = z.looseObject({ due: z.string().nullable(), state: z.string() });
const telling = z.looseObject({
  at: z.string(),
  roles: z.array(z.string()),
  people: z.array(z.looseObject({ names: z.looseObject({ zh: z.string(), en: z.string() }) })),
});
const forecast = z.looseObject({
  promisedAt: z.string(),
  expectedAt: z.string().optional(),
  late: z.boolean(),
});

const answerShape = z.looseObject({
  now: z.string(),
  until: z.string(),
  totals: z.looseObject({
    orders: z.number(),
    ordersChanged: z.number(),
    clocksMoved: z.number(),
    warningsGained: z.number(),
    warningsLost: z.number(),
    warningsMoved: z.number(),
    ordersBecomeLate: z.number(),
    departments: z.array(z.looseObject({ department: z.string(), clocksMoved: z.number(), ...effects })),
  }),
  orders: z.array(
    z.looseObject({
      orderId: z.string(),
      orderNumber: z.string(),
      stage: z.string(),
      clocks: z.array(
        z.looseObject({ clockId: z.string(), before: side.optional(), after: side.optional() }),
      ),
      warnings: z.array(
        z.looseObject({
          clockId: z.string(),
          rung: z.string(),
          change: z.string(),
          before: telling.optional(),
          after: telling.optional(),
        }),
      ),
      delivery: z.looseObject({ before: forecast.optional(), after: forecast.optional() }).optional(),
      refused: z.array(z.looseObject({ command: z.string(), detail: z.string() })),
    }),
  ),
  more: z.number(),
});

type Answer = z.output<typeof answerShape>;
type Order = Answer['orders'][number];

/** What would happen: counts, departments, then order by order the clocks and the warnings. */
export function whatIfText(answer: unknown): string {
  const told = shaped(answerShape, answer);
  const { totals, orders, more } = told;
  const parts = [
    `${when(told.now)} – ${when(told.until)}`,
    `${totals.ordersChanged} of ${totals.orders} open orders, ${totals.clocksMoved} clocks with another due instant, ` +
      `warnings: ${totals.warningsGained} come, ${totals.warningsLost} go, ${totals.warningsMoved} move; ` +
      `${totals.ordersBecomeLate} promises would break`,
  ];
  if (totals.departments.length > 0) parts.push(departmentTable(totals.departments));
  parts.push(...orders.map(orderText));
  if (more > 0) parts.push(`and ${more} orders more`);
  return parts.join('\n\n');
}

function departmentTable(departments: Answer['totals']['departments']): string {
  const numbers = ['时钟 clocks', '移动 moved', '增加 gained', '取消 lost'];
  const rows = departments.map((each) => [
    each.department,
    ...[each.clocksMoved, each.moved, each.gained, each.lost].map(String),
  ]);
  return tableOf(['部门 department', ...numbers], rows, numbers);
}

function orderText({ orderNumber, orderId, stage, clocks, warnings, delivery, refused }: Order): string {
  const lines = [`${orderNumber} ${stage} ${orderId}`];
  const [before, after] = [delivery?.before, delivery?.after];
  if (after?.late === true && before?.late !== true) {
    lines.push(`  ! 承诺 promised ${when(after.promisedAt)}, 预计 expected ${when(after.expectedAt) || '?'}`);
  }
  lines.push(...refused.map(({ command, detail }) => `  ! ${command}: ${detail}`));
  if (clocks.length > 0) {
    const rows = clocks.map((clock) => [clock.clockId, sideText(clock.before), sideText(clock.after)]);
    lines.push(tableOf(['时钟 clock', '原到期 before', '新到期 after'], rows));
  }
  if (warnings.length > 0) {
    const rows = warnings.map((warning) => [
      warning.change,
      `${warning.clockId} ${warning.rung}`,
      when(warning.before?.at),
      when(warning.after?.at),
      whoOf(warning.after ?? warning.before),
    ]);
    lines.push(tableOf(['变化 change', '预警 warning', '原 before', '新 after', '通知 tells'], rows));
  }
  return lines.join('\n');
}

function sideText(clock: z.output<typeof side> | undefined): string {
  if (clock === undefined) return '';
  return clock.due === null ? clock.state : `${when(clock.due)}${clock.state === 'ENDED' ? ' ✓' : ''}`;
}

function whoOf(told: z.output<typeof telling> | undefined): string {
  if (told === undefined) return '';
  const people = told.people.map(({ names }) => names.zh);
  return (people.length > 0 ? people : told.roles).join(' ');
}
