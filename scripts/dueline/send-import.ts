import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { shaped } from './cells.ts';
import type { Api } from './connection.ts';

const names = z.object({ zh: z.string(), en: z.string() });
const said = z.object({
  field: z.string().optional(),
  heading: z.string().optional(),
  value: z.string().optional(),
  reason: names,
});

const view = z.object({
  importId: z.string(),
  fileName: z.string(),
  dryRun: z.boolean(),
  state: z.enum(['WAITING', 'RUNNING', 'DONE']),
  heldUpBy: z.string().optional(),
  counts: z.object({
    rows: z.int(),
    orders: z.int(),
    PENDING: z.int(),
    OK: z.int(),
    GAPS: z.int(),
    REFUSED: z.int(),
    REPEATED: z.int(),
  }),
});

const row = z.object({
  row: z.int(),
  orderRow: z.int(),
  state: z.enum(['PENDING', 'OK', 'GAPS', 'REFUSED', 'REPEATED']),
  orderId: z.string().optional(),
  orderNumber: z.string().optional(),
  problems: z.array(said),
  waitsFor: z.array(z.object({ names, reason: names })),
  notes: z.array(said),
});

export type ImportView = z.output<typeof view>;
export type ImportRow = z.output<typeof row>;

/** An import that has ended, with what became of each row. */
export interface Imported {
  done: ImportView;
  rows: ImportRow[];
}

const lookAgainMs = 500;

/** Sends a sheet and waits until each of its rows has a result; `tell` hears how far it has come. */
export async function sendImport(
  api: Api,
  file: { bytes: Uint8Array; name: string },
  { dryRun, tell }: { dryRun: boolean; tell: (at: ImportView) => void },
): Promise<Imported> {
  let at = shaped(view, await api.upload('/v1/order-imports', file, { dryRun }));
  while (at.state !== 'DONE') {
    tell(at);
    await delay(lookAgainMs);
    at = shaped(view, await api.get(`/v1/order-imports/${at.importId}`));
  }
  return { done: at, rows: await rowsOf(api, at.importId) };
}

async function rowsOf(api: Api, importId: string): Promise<ImportRow[]> {
  const page = z.object({ items: z.array(row), nextCursor: z.string().nullable() });
  const rows: ImportRow[] = [];
  let cursor: string | undefined;
  do {
    const answer = await api.get(`/v1/order-imports/${importId}/rows`, { limit: 200, cursor });
    const { items, nextCursor } = shaped(page, answer);
    rows.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

/** What is wrong with a row, what it waits for and what was read otherwise than it stands there, on one line. */
export function rowText({ problems, waitsFor, notes }: ImportRow, language: 'zh' | 'en'): string {
  const colon = language === 'zh' ? '：' : ': ';
  const cells = [...problems, ...notes].map(({ heading, field, value, reason }) => {
    const where = heading ?? field;
    return `${where === undefined ? '' : `${where}${colon}`}${reason[language]}${value === undefined ? '' : ` [${value}]`}`;
  });
  const gaps = waitsFor.map((gap) => `${gap.names[language]}${colon}${gap.reason[language]}`);
  return [...cells, ...gaps].join('; ');
}
