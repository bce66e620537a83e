import { z } from 'zod';
import { listImportRows } from '../../db/imports/read-imports.ts';
import { contentDisposition } from '../attachments/file-name.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { readableImport } from '../imports/readable-import.ts';
import { resultSheet } from '../imports/result-sheet.ts';
import { importTemplate, importTemplateCsv } from '../imports/template.ts';
import { limits } from '../limits.ts';
import { type ApiApp, operation } from './operation.ts';
import { importAccess } from './order-imports.ts';
import { rowId } from './queries.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const csv = 'text/csv; charset=utf-8';
const binary = z.unknown().meta({ type: 'string', format: 'binary' });
const locale = z
  .enum(['zh', 'en'], 'must be one of zh, en')
  .default('zh')
  .describe('Language of the headings.');

/** The sheet to fill in, and the sheet that says what became of each row. */
export function orderImportFileRoutes(app: ApiApp, context: ApiContext): void {
  const template = operation({
    access: importAccess,
    tag: 'Order imports',
    summary: 'The empty sheet for orders, with choices, explanations and an example',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/order-imports/template',
    {
      config: template.config,
      schema: {
        ...template.documentation,
        querystring: z.strictObject({
          format: z.enum(['xlsx', 'csv'], 'must be one of xlsx, csv').default('xlsx'),
          locale,
        }),
        response: {
          200: {
            description: 'A workbook, or headings as text.',
            content: { [xlsx]: { schema: binary }, 'text/csv': { schema: binary } },
          },
          ...template.problems,
        },
      },
    },
    async (request, reply) => {
      const { format, locale: language } = request.query;
      const name = `${language === 'zh' ? '订单导入模板' : 'order-import-template'}.${format}`;
      const file = format === 'xlsx' ? await importTemplate(language) : importTemplateCsv(language);
      return reply
        .type(format === 'xlsx' ? xlsx : csv)
        .header('content-disposition', contentDisposition('attachment', name))
        .send(file);
    },
  );

  const result = operation({
    access: importAccess,
    tag: 'Order imports',
    summary: 'The imported rows as a workbook with what became of each; corrected, it can be sent again',
    codes: ['not-found', 'validation-failed'],
  });
  app.get(
    '/v1/order-imports/:importId/result.xlsx',
    {
      config: result.config,
      handlerTimeout: context.waits.bulkRequest,
      schema: {
        ...result.documentation,
        params: z.strictObject({ importId: rowId }),
        querystring: z.strictObject({ locale }),
        response: {
          200: { description: 'A workbook.', content: { [xlsx]: { schema: binary } } },
          ...result.problems,
        },
      },
    },
    async (request, reply) => {
      const { importId } = request.params;
      const of = await readableImport(context, callerOf(request), importId);
      const all = { importId, after: 0, limit: limits.importRows };
      const { items } = await listImportRows(context.database, all);
      const file = await resultSheet(of, items, request.query.locale);
      const name = `${of.fileName.replace(/\.\w+$/, '')}-result.xlsx`;
      return reply
        .type(xlsx)
        .header('content-disposition', contentDisposition('attachment', name))
        .send(file);
    },
  );
}
