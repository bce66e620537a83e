import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ImportRow } from '../../db/imports/keep-import.ts';
import { countImportRows, listImportRows, listImports } from '../../db/imports/read-imports.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { peopleNames } from '../../db/reads/people-names.ts';
import { commandTable } from '../../domain/order/commands.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { createImportRunner, type ImportRunner } from '../imports/import-runner.ts';
import { readSentSheet } from '../imports/read-upload.ts';
import { importsOf, readableImport } from '../imports/readable-import.ts';
import { takeIn } from '../imports/take-in.ts';
import { limits } from '../limits.ts';
import {
  type ImportView,
  importList,
  importRowList,
  importRowStates,
  importSchema,
} from '../views/import-schema.ts';
import { importRowView, importView } from '../views/import-view.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { enteredPlace, flag, pageQuery, placeOf, rowId, uuidFrom } from './queries.ts';

const one = z.strictObject({ importId: rowId });
export const importAccess = commandTable.receiveOrder.roles;

/** Described for the document; the file is read and checked as it comes in. */
const form = z.unknown().meta({
  type: 'object',
  required: ['file'],
  properties: {
    file: {
      type: 'string',
      format: 'binary',
      description: `.xlsx, or .csv in UTF-8 or GB18030; at most ${limits.importBytes / 1024 / 1024} MB and ${limits.importRows} rows.`,
    },
  },
});

const rowsQuery = z.strictObject({
  ...pageQuery,
  state: z
    .enum(importRowStates, `must be one of ${importRowStates.join(', ')}`)
    .exactOptional()
    .describe('Rows of this state alone.'),
});

/** Spreadsheets of orders: sent, looked at or received row by row, and what became of each (INTAKE-01, INTAKE-11). */
export function orderImportRoutes(app: ApiApp, context: ApiContext): void {
  const runner = createImportRunner(context, app.log);
  app.addHook('onReady', async () => runner.start());
  app.addHook('preClose', () => runner.close());
  void app.register(async (scope) => {
    await scope.register(multipart);
    sendRoute(scope.withTypeProvider<ZodTypeProvider>(), context, runner);
  });
  readRoutes(app, context);
  rowsRoute(app, context);
}

function sendRoute(app: ApiApp, context: ApiContext, runner: ImportRunner): void {
  const send = operation({
    access: importAccess,
    tag: 'Order imports',
    summary: 'Import orders from a spreadsheet',
    description:
      'Multipart, with the field file. A file that is no sheet of orders is refused as a whole; else its rows are ' +
      'worked on in the background and each gets a result. The same file again answers 200 with the same import.',
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/order-imports',
    {
      config: send.config,
      handlerTimeout: context.waits.bulkRequest,
      schema: {
        ...send.documentation,
        consumes: ['multipart/form-data'],
        querystring: z.strictObject({
          dryRun: flag('true: everything is looked at and nothing is started.'),
        }),
        headers: keyHeaders,
        body: form,
        response: { 202: importSchema, 200: importSchema, ...send.problems },
      },
    },
    async (request, reply) => {
      const { dryRun = false } = request.query;
      const sent = await readSentSheet(request);
      // What a repeat under the same key is held against.
      request.body = { fileName: sent.fileName, sha256: sent.sha256 };
      await answerOnce(
        context,
        request,
        reply,
        async ({ updateId }) => {
          const given = { importId: uuidFrom(updateId), dryRun };
          const { kept, isNew } = await takeIn(context, callerOf(request), sent, given);
          runner.wake();
          return { status: isNew ? 202 : 200, body: await viewOf(context, kept) };
        },
        context.waits.bulkKeyLease,
      );
      return reply;
    },
  );
}

function readRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: importAccess,
    tag: 'Order imports',
    summary: "List the caller's imports; heads list everybody's",
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/order-imports',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: z.strictObject(pageQuery),
        response: { 200: importList, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const place = placeOf(cursor, enteredPlace);
      const personId = importsOf(callerOf(request));
      const { items, nextCursor } = await listImports(context.database, { personId, place, limit });
      return { items: await viewsOf(context, items), nextCursor };
    },
  );

  const read = operation({
    access: importAccess,
    tag: 'Order imports',
    summary: 'Read an import and how far it has come',
    codes: ['not-found'],
  });
  app.get(
    '/v1/order-imports/:importId',
    {
      config: read.config,
      schema: { ...read.documentation, params: one, response: { 200: importSchema, ...read.problems } },
    },
    async (request) => {
      const { importId } = request.params;
      return await viewOf(context, await readableImport(context, callerOf(request), importId));
    },
  );
}

function rowsRoute(app: ApiApp, context: ApiContext): void {
  const rows = operation({
    access: importAccess,
    tag: 'Order imports',
    summary: 'List the rows of an import with what became of each',
    codes: ['not-found', 'validation-failed'],
  });
  app.get(
    '/v1/order-imports/:importId/rows',
    {
      config: rows.config,
      schema: {
        ...rows.documentation,
        params: one,
        querystring: rowsQuery,
        response: { 200: importRowList, ...rows.problems },
      },
    },
    async (request) => {
      const { importId } = request.params;
      const { state, limit, cursor } = request.query;
      const of = await readableImport(context, callerOf(request), importId);
      const after = placeOf(cursor, rowPlace) ?? 0;
      const { items, nextCursor } = await listImportRows(context.database, { importId, state, after, limit });
      return { items: items.map((row) => importRowView(of, row)), nextCursor };
    },
  );
}

/** The row that a page ended with. */
function rowPlace(text: string): number | undefined {
  const [row] = decodeCursor(text, 1) ?? [];
  return typeof row === 'number' && Number.isSafeInteger(row) && Math.abs(row) < 2 ** 31 ? row : undefined;
}

async function viewOf(context: ApiContext, found: ImportRow): Promise<ImportView | undefined> {
  const [view] = await viewsOf(context, [found]);
  return view;
}

async function viewsOf(
  { database, reference }: ApiContext,
  found: readonly ImportRow[],
): Promise<ImportView[]> {
  const ids = found.map(({ importId }) => importId);
  const [counted, known] = await Promise.all([
    countImportRows(database, ids),
    peopleNames(database, [...new Set(found.map(({ requestedBy }) => requestedBy))]),
  ]);
  const views = found.map((of) =>
    importView(
      of,
      counted.filter(({ importId }) => importId === of.importId),
      (personId) => known.get(personId),
    ),
  );
  return withLocalInstants(views, await reference.local());
}
