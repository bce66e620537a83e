import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { tableOf } from '../../demo/text-width.ts';
import { shaped, when } from '../cells.ts';
import type { Api } from '../connection.ts';
import type { Terminal } from '../terminal.ts';

const clock = z.looseObject({
  orderNumber: z.string(),
  clockId: z.string(),
  department: z.string(),
  state: z.string(),
  limit: z.looseObject({
    budget: z.string().optional(),
    until: z.string().optional(),
    orUntil: z.string().optional(),
  }),
  dueAt: z.string(),
  provisional: z.boolean(),
  overdue: z.boolean(),
  waived: z.boolean(),
  stoppedAt: z.string().optional(),
  pauses: z.array(z.looseObject({ reason: z.string(), resumedAt: z.string().optional() })),
  next: z
    .looseObject({
      rung: z.string(),
      at: z.string(),
      roles: z.array(z.string()),
      personId: z.string().optional(),
    })
    .nullable(),
});
type Clock = z.output<typeof clock>;
const page = z.looseObject({ items: z.array(z.looseObject({})), nextCursor: z.string().nullable() });
const orders = z.looseObject({
  items: z.array(z.looseObject({ orderId: z.string(), orderNumber: z.string() })),
});

interface Options {
  department?: string;
  kind?: string;
  order?: string;
  dueBefore?: string;
  overdue?: true;
  closed?: true;
  limit: number;
}

const pageSize = 200;

/** `clocks`: open deadlines, soonest due first; or completed ones. */
export function clockCommand(program: Command, terminal: Terminal): void {
  program
    .command('clocks')
    .description('List open clocks, soonest due first, with who is told next')
    .option('--department <code>', 'of one department: QUALITY')
    .option('--kind <kind>', 'of one kind: inspection')
    .option('--order <number or id>', 'of one order')
    .option('--due-before <instant>', 'due before this instant')
    .option('--overdue', 'past due alone; of completed ones: completed late')
    .option('--closed', 'completed ones, the latest first')
    .option('--limit <rows>', 'rows at most', rowCount, 100)
    .action(async ({ order, closed, limit, ...filter }: Options) => {
      const api = terminal.api();
      const orderId = order === undefined ? undefined : await orderIdOf(api, order);
      const query = { ...filter, orderId, state: closed ? 'closed' : 'open' };
      const items: unknown[] = [];
      let cursor: string | null | undefined;
      do {
        const asked = { ...query, limit: Math.min(pageSize, limit - items.length), cursor };
        const answer = shaped(page, await api.get('/v1/clocks', { ...asked, cursor: cursor ?? undefined }));
        items.push(...answer.items);
        cursor = answer.nextCursor;
      } while (cursor !== null && items.length < limit);
      terminal.show({ items, nextCursor: cursor }, () => {
        const table = clockTable(shaped(z.array(clock), items));
        return cursor === null ? table : `${table}\nThere are more; ask for them with --limit.`;
      });
    });
}

/** People know an order by its number, programs by its id. */
async function orderIdOf(api: Api, order: string): Promise<string> {
  if (/^ord_[a-z2-7]{26}$/.test(order)) return order;
  const { items } = shaped(orders, await api.get('/v1/orders', { q: order }));
  const found = items.find((each) => each.orderNumber === order);
  if (found === undefined) throw new Error(`There is no order ${order}.`);
  return found.orderId;
}

function clockTable(clocks: readonly Clock[]): string {
  return tableOf(
    [
      '订单号 order',
      '时钟 clock',
      '部门 department',
      '时限 limit',
      '到期 due',
      '状态 state',
      '下一步 next step',
    ],
    clocks.map((each) => [
      each.orderNumber,
      each.clockId,
      each.department,
      limitText(each.limit),
      when(each.dueAt) + (each.provisional ? ' 暂定' : ''),
      stateText(each),
      nextText(each),
    ]),
  );
}

function limitText({ budget, until, orUntil }: Clock['limit']): string {
  if (budget === undefined) return until ?? '';
  return orUntil === undefined ? budget : `${budget} / ${orUntil}`;
}

function stateText({ state, overdue, waived, pauses, stoppedAt }: Clock): string {
  const open = pauses.filter((pause) => pause.resumedAt === undefined).map((pause) => pause.reason);
  const words = [
    ...(overdue ? ['超期 OVERDUE'] : []),
    ...(waived ? ['豁免 WAIVED'] : []),
    ...(state === 'PAUSED' ? [`暂停 ${open.join(' ')}`] : []),
    ...(stoppedAt === undefined ? [] : [`完成 ${when(stoppedAt)}`]),
  ];
  return words.join(', ') || '进行中 RUNNING';
}

function nextText({ next }: Clock): string {
  if (next === null) return '';
  return `${when(next.at)} ${next.rung} → ${next.personId ?? next.roles.join(', ')}`;
}

function rowCount(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 to 99999.');
  return Number(text);
}
