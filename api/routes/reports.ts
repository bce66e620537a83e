import { z } from 'zod';
import { listHeldOrders, readHeldOrder } from '../../db/reads/attribution.ts';
import { partySums } from '../../domain/figures/attribution.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable, scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { attributionQuery, timeQuery } from '../inputs/clocks.ts';
import { orderId } from '../inputs/command-request.ts';
import { ProblemError } from '../problems/problem.ts';
import { attributeOrders, partyViews } from '../reports/order-attribution.ts';
import { figureReaders, readableDepartments } from '../reports/readable-departments.ts';
import { spanOf } from '../reports/span.ts';
import { composeTimeReport } from '../reports/time-report.ts';
import { stageName } from '../views/order-view.ts';
import { attributionReport, attributionSchema, timeReport } from '../views/report-schema.ts';
import { idPlace } from './company.ts';
import { type ApiApp, operation } from './operation.ts';
import { placeOf } from './queries.ts';

/** Figures of clocks: how departments keep their deadlines, and where the time of orders went. */
export function reportRoutes(app: ApiApp, context: ApiContext): void {
  const time = operation({
    access: figureReaders,
    tag: 'Reports',
    summary: 'Tell how departments keep their deadlines',
    description:
      'Heads see their own department, leadership and administration all. What a change of rules made late, and ' +
      'what was waived, counts nowhere.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/reports/time',
    {
      config: time.config,
      schema: {
        ...time.documentation,
        querystring: timeQuery,
        response: { 200: timeReport, ...time.problems },
      },
    },
    async (request) => {
      const now = nowOf(context);
      const departments = await readableDepartments(context, request, request.query.department);
      const report = await composeTimeReport(context, spanOf(request.query, now), departments, now);
      return { ...report, ...(await localSpan(report)) };
    },
  );

  const aggregated = operation({
    access: figureReaders,
    tag: 'Reports',
    summary: 'Tell where the working time of orders went, by party',
    description:
      'Orders, closed and open, that lived at some time of the span, by id; of each the working minutes inside the ' +
      'span. Heads see the minutes of their own department, leadership and administration those of all parties.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/reports/attribution',
    {
      config: aggregated.config,
      schema: {
        ...aggregated.documentation,
        querystring: attributionQuery,
        response: { 200: attributionReport, ...aggregated.problems },
      },
    },
    async (request) => {
      const { limit, cursor, department } = request.query;
      const now = nowOf(context);
      const span = spanOf(request.query, now);
      const departments = await readableDepartments(context, request, department);
      const place = placeOf(cursor, idPlace);
      const scope = await scopeOf(context, callerOf(request));
      const page = await listHeldOrders(context.database, scope, span, place, limit);
      const items = (await attributeOrders(context, page.items, now, span)).map(
        ({ attribution, ...order }) => ({
          orderId: order.orderId,
          orderNumber: order.orderNumber,
          minutes: attribution.minutes,
          charges: attribution.parties.filter(
            ({ party }) => departments === undefined || departments.some((each) => each === party),
          ),
        }),
      );
      const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
      return {
        ...(await localSpan(span)),
        items: items.map(({ charges, ...item }) => ({ ...item, parties: partyViews(charges, item.minutes) })),
        minutes,
        parties: partyViews(partySums(items.flatMap(({ charges }) => charges)), minutes),
        nextCursor: page.nextCursor,
      };
    },
  );

  const one = operation({
    access: staff,
    tag: 'Orders',
    summary: 'Tell who held an order when, each working minute charged to one party',
    description:
      "All by the company's calendar in the order's version, so that the parties have together the working time " +
      'from receipt to the end of the order, or to now.',
    codes: ['not-found', 'validation-failed'],
  });
  app.get(
    '/v1/orders/:orderId/attribution',
    {
      config: one.config,
      schema: {
        ...one.documentation,
        params: z.strictObject({ orderId }),
        response: { 200: attributionSchema, ...one.problems },
      },
    },
    async (request) => {
      await requireReadable(context, callerOf(request), request.params.orderId);
      const held = await readHeldOrder(context.database, request.params.orderId);
      const [found] = held === undefined ? [] : await attributeOrders(context, [held], nowOf(context));
      if (found === undefined) throw new ProblemError('not-found');
      const { attribution, ...order } = found;
      const local = await context.reference.local();
      return {
        orderId: order.orderId,
        orderNumber: order.orderNumber,
        open: order.open,
        from: local(attribution.from),
        until: local(attribution.until),
        calendar: { calendarId: order.calendarId, version: order.calendarVersion },
        minutes: attribution.minutes,
        parties: partyViews(attribution.parties, attribution.minutes),
        holdings: attribution.holdings.map((holding) => ({
          ...holding,
          from: local(holding.from),
          until: local(holding.until),
          stageName: stageName(holding.stage),
        })),
      };
    },
  );

  async function localSpan(span: { from: string; until: string }): Promise<{ from: string; until: string }> {
    const local = await context.reference.local();
    return { from: local(span.from), until: local(span.until) };
  }
}
