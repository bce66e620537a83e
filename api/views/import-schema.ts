import { z } from 'zod';
import { importFields } from '../imports/columns.ts';
import { instant, names, pageSchema } from './shared-schema.ts';

export const importStates = ['WAITING', 'RUNNING', 'DONE'] as const;
export const importRowStates = ['PENDING', 'OK', 'GAPS', 'REFUSED', 'REPEATED'] as const;

const text = z.string().exactOptional();
const count = z.int().describe('Rows that stand there.');

const counts = z
  .strictObject({
    rows: z.int(),
    orders: z.int(),
    PENDING: count,
    OK: count,
    GAPS: count,
    REFUSED: count,
    REPEATED: count,
  })
  .describe('How far it has come. GAPS: received, and waits for information.');

export const importSchema = z
  .strictObject({
    importId: z.string(),
    fileName: z.string(),
    format: z.enum(['XLSX', 'CSV']),
    sheet: z.string().exactOptional().describe('The sheet of the workbook that was read.'),
    sha256: z.string(),
    sizeInBytes: z.int(),
    dryRun: z.boolean().describe('Everything is looked at and nothing is started.'),
    state: z.enum(importStates),
    requestedBy: z.strictObject({ personId: z.string(), names }),
    createdAt: instant,
    startedAt: instant.exactOptional(),
    endedAt: instant.exactOptional(),
    heldUpBy: z.string().exactOptional().describe('Code of the problem that it waits for to pass.'),
    counts,
    columns: z
      .array(z.strictObject({ heading: z.string(), field: z.enum(importFields), names }))
      .describe('What each heading was taken for.'),
  })
  .meta({ id: 'OrderImport', description: 'A spreadsheet of orders, and how far it has come.' });

export type ImportView = z.output<typeof importSchema>;

export const importList = pageSchema(importSchema, 'OrderImportList');

const problem = z.strictObject({
  field: text,
  heading: z.string().exactOptional().describe('As it stands in the sheet.'),
  value: z.string().exactOptional().describe('What stands there.'),
  reason: names,
});

export const importRowSchema = z
  .strictObject({
    row: z.int().describe('As the sheet numbers it, from 1.'),
    orderRow: z.int().describe('The first row of its order.'),
    state: z.enum(importRowStates),
    orderId: text,
    orderNumber: text,
    customerName: z.string().exactOptional().describe('As the sheet says it.'),
    problems: z.array(problem),
    waitsFor: z.array(
      z.strictObject({
        field: z.string(),
        names,
        heading: text,
        whose: z.enum(['CUSTOMER', 'OURS']),
        reason: names,
      }),
    ),
    notes: z.array(problem).describe('What was read otherwise than it stands there.'),
  })
  .meta({ id: 'OrderImportRow', description: 'A row of a sheet and what became of it.' });

export type ImportRowView = z.output<typeof importRowSchema>;

export const importRowList = pageSchema(importRowSchema, 'OrderImportRowList');
