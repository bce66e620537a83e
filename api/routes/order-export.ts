import { z } from 'zod';
import { listOrders, type OrderRow, type OrderSort, orderPlace } from '../../db/reads/list-orders.ts';
import { type OrderExtras, readOrderExtras } from '../../db/reads/order-extras.ts';
import type { OrderFilter } from '../../db/reads/order-filter.ts';
import { peopleNames } from '../../db/reads/people-names.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ReadScope } from '../../domain/people/rights.ts';
import { everyone, staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import {
  type CellContent,
  type Language,
  type OrderColumnName,
  orderColumnNames,
  orderColumns,
  usualColumns,
} from '../exports/order-columns.ts';
import { orderSheet } from '../exports/order-sheet.ts';
import { orderFilterOf, orderFilterQuery, orderSortQuery } from '../inputs/order-query.ts';
import { limits } from '../limits.ts';
import { ledgerRow } from '../views/row-views.ts';
import { names } from '../views/shared-schema.ts';
import { timeTeller } from '../views/time-left-view.ts';
import { type ApiApp, operation } from './operation.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const batch = 1_000;

const exportQuery = z.strictObject({
  ...orderFilterQuery,
  ...orderSortQuery,
  columns: z
    .string()
    .max(500)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(orderColumnNames, `must be of ${orderColumnNames.join(', ')}, parted by commas`)))
    .exactOptional()
    .describe('Columns in the order of the sheet, parted by commas; the usual ones unless given.'),
  locale: z.enum(['zh', 'en'], 'must be one of zh, en').default('zh').describe('Language of the headings.'),
});

const columnList = z
  .strictObject({
    items: z.array(z.strictObject({ name: z.enum(orderColumnNames), names, usual: z.boolean() })),
  })
  .meta({ id: 'OrderColumns', description: 'What a ledger and its export can show.' });

/** The ledger as a file, and what its columns are. */
export function orderExportRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({ access: everyone, tag: 'Orders', summary: 'List the columns of the ledger' });
  app.get(
    '/v1/orders/columns',
    {
      config: list.config,
      schema: { ...list.documentation, response: { 200: columnList, ...list.problems } },
    },
    async () => ({
      items: orderColumnNames.map((name) => {
        const { zh, en } = orderColumns[name];
        return { name, names: { zh, en }, usual: usualColumns.includes(name) };
      }),
    }),
  );

  const give = operation({
    access: staff,
    tag: 'Orders',
    summary: 'Export orders to Excel: the same rows in the same order as the list of the same query',
    description:
      `At most ${limits.exportRows} rows; where there are more, the header Dueline-More-Rows is true and the ` +
      'last row says so. Instants are in the time of the company.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/orders/export',
    {
      config: give.config,
      schema: {
        ...give.documentation,
        querystring: exportQuery,
        response: {
          200: {
            description: 'An Excel workbook.',
            content: { [xlsx]: { schema: z.unknown().meta({ type: 'string', format: 'binary' }) } },
          },
          ...give.problems,
        },
      },
    },
    async (request, reply) => {
      const { columns = usualColumns, locale: language, sort: by, direction, ...query } = request.query;
      const now = nowOf(context);
      const { zone } = await context.reference.company();
      const filter = orderFilterOf(query, now, zone);
      const scope = await scopeOf(context, callerOf(request));
      const found = await readAll(context, filter, scope, { by, direction });
      const rows = await cellsOf(context, found.rows, columns, language, now);
      const file = await orderSheet(rows, { columns, language, zone, isCut: found.isCut });
      return reply
        .type(xlsx)
        .header('content-disposition', `attachment; filename="${fileName(now, zone)}"`)
        .header('dueline-rows', String(rows.length))
        .header('dueline-more-rows', String(found.isCut))
        .send(file);
    },
  );
}

async function readAll(
  { database }: ApiContext,
  filter: OrderFilter,
  scope: ReadScope,
  sort: OrderSort,
): Promise<{ rows: OrderRow[]; isCut: boolean }> {
  const rows: OrderRow[] = [];
  let cursor: string | null = null;
  do {
    const place = cursor === null ? undefined : orderPlace(cursor, sort);
    const count = Math.min(batch, limits.exportRows - rows.length);
    const page = await listOrders(database, filter, scope, sort, place, count);
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && rows.length < limits.exportRows);
  return { rows, isCut: cursor !== null };
}

async function cellsOf(
  { database, reference }: ApiContext,
  rows: readonly OrderRow[],
  columns: readonly OrderColumnName[],
  language: Language,
  now: Instant,
): Promise<(CellContent | undefined)[][]> {
  const people = rows.flatMap(({ enteredBy, salespersonId }) => [enteredBy, salespersonId ?? enteredBy]);
  const known = await peopleNames(database, [...new Set(people)]);
  const nameOf = (personId: string) => known.get(personId)?.[language] ?? personId;
  const cells: (CellContent | undefined)[][] = [];
  for (let from = 0; from < rows.length; from += batch) {
    const part = rows.slice(from, from + batch);
    const extras = byOrder(
      await readOrderExtras(
        database,
        part.map(({ orderId }) => orderId),
      ),
    );
    const tell = await timeTeller(
      reference,
      [...extras.values()].flatMap(({ clocks }) => clocks),
      now,
    );
    for (const row of part) {
      const own = extras.get(row.orderId) ?? none;
      const line = ledgerRow(row, own, tell);
      const about = { language, nameOf, lines: own.lines };
      cells.push(columns.map((name) => orderColumns[name].content(line, about)));
    }
  }
  return cells;
}

const none: OrderExtras = { clocks: [], lines: [], lotCounts: [] };

/** A row would otherwise look through what was read for a thousand. */
function byOrder({ clocks, lines, lotCounts }: OrderExtras): Map<string, OrderExtras> {
  const found = new Map<string, OrderExtras>();
  const of = ({ orderId }: { orderId: string }) => {
    const known = found.get(orderId) ?? { clocks: [], lines: [], lotCounts: [] };
    found.set(orderId, known);
    return known;
  };
  for (const clock of clocks) of(clock).clocks.push(clock);
  for (const line of lines) of(line).lines.push(line);
  for (const lot of lotCounts) of(lot).lotCounts.push(lot);
  return found;
}

/** `orders-2025-10-09.xlsx`, by the company's day. */
function fileName(now: Instant, zone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(
    Date.parse(now),
  );
  return `orders-${day}.xlsx`;
}
