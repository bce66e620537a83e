import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { z } from 'zod';
import { readSettings } from '../../config/settings.ts';
import { connect } from '../dueline/connection.ts';
import { type Imported, rowText, sendImport } from '../dueline/send-import.ts';
import { adminKeyOf } from './admin-key.ts';
import { dayAfter } from './calendar-day.ts';
import { createHttpClient } from './http-client.ts';
import { filled } from './placeholders.ts';
import { type DemoRun, playDemo, runOf } from './play-demo.ts';
import type { Played } from './player.ts';
import type { Play } from './scenario.ts';
import { madeKey } from './views.ts';

/** Where the sheet's rows lie, and the settings of the product. */
interface ImportScene {
  env: Record<string, string | undefined>;
  folder: string;
}

const cells = z.array(z.array(z.union([z.string(), z.number(), z.null()])));
const keyHoldsMs = 3_600_000;

/** A sheet of orders comes in: looked at first, then received, then one of its orders followed to its archive. */
export async function playImport(run: Omit<DemoRun, 'plays'>, scene: ImportScene): Promise<Played[]> {
  const { print, port } = run;
  const name = 'orders.xlsx';
  const bytes = await sheetOf(run.now(), scene);
  writeFileSync(join(scene.folder, name), bytes);
  print(`examples/import/${name} is written.`);
  const api = connect({ ...scene.env, DUELINE_KEY: await salesKey(run.now(), scene) });

  const rehearsed = await sendImport(api, { bytes, name }, { dryRun: true, tell: () => undefined });
  print('');
  print('试导入（不建单）');
  for (const line of importLines(rehearsed)) print(line);

  const imported = await sendImport(api, { bytes, name }, { dryRun: false, tell: () => undefined });
  print('');
  print('正式导入');
  for (const line of importLines(imported)) print(line);

  const followed = imported.rows.find(({ state, orderId }) => state === 'OK' && orderId !== undefined);
  const orderId = followed?.orderId;
  if (followed === undefined || orderId === undefined) throw new Error('No order of the sheet was received.');
  print('');
  print(`跟踪第 ${followed.row} 行的订单 ${followed.orderNumber}`);
  const play: Play = {
    name: 'import',
    order: { channel: 'SALESPERSON', customer: {}, lines: [] },
    scenario: {
      title: `第 ${followed.row} 行：从表格导入的订单`,
      receivedBy: 'SALESPERSON',
      deliveryInDays: 60,
      acts: [],
    },
  };
  // It is there already: who receives it reads it.
  const known = { ...port, receive: (by: Parameters<typeof port.read>[0]) => port.read(by, orderId) };
  return await playDemo({ ...run, port: known, plays: [play] });
}

/** The rows of the example as a workbook, with numbers and dates of this run. */
async function sheetOf(now: Date, { folder }: ImportScene): Promise<Buffer> {
  const rows = cells.parse(JSON.parse(readFileSync(join(folder, 'orders.json'), 'utf8')));
  const run = runOf(now);
  const fill = { day: (days: number) => dayAfter(now, days), paper: (prefix: string) => `${prefix}-${run}` };
  const whole = rows.map((row) =>
    row.map((cell): CellValue => {
      const [, paper, rest = ''] = /^(\{paper:[A-Z]+\})(.*)$/.exec(String(cell)) ?? [];
      return paper === undefined
        ? (filled(cell, fill) as CellValue)
        : `${String(filled(paper, fill))}${rest}`;
    }),
  );
  return Buffer.from(await writeXlsx({ sheets: [{ name: '订单', rows: whole, freezePane: { rows: 1 } }] }));
}

async function salesKey(now: Date, { env }: ImportScene): Promise<string> {
  const settings = readSettings(env);
  const admin = createHttpClient(settings.publicUrl, adminKeyOf(settings));
  const expiresAt = new Date(now.getTime() + keyHoldsMs).toISOString();
  const { key } = await admin.post(
    '/v1/api-keys',
    { personId: 'salesperson', label: 'demo', expiresAt },
    madeKey,
  );
  if (key === null) throw new Error('The key was told once already.');
  return key;
}

const stateNames = {
  PENDING: '待处理',
  OK: '通过',
  GAPS: '待补充',
  REFUSED: '未导入',
  REPEATED: '已存在',
} as const;

function importLines({ done, rows }: Imported): string[] {
  const { counts } = done;
  return [
    ...rows.map((row) =>
      `  第 ${row.row} 行  ${stateNames[row.state]}  ${row.orderNumber ?? ''}  ${rowText(row, 'zh')}`.trimEnd(),
    ),
    `  共 ${counts.rows} 行、${counts.orders} 单：通过 ${counts.OK}，待补充 ${counts.GAPS}，未导入 ${counts.REFUSED}，已存在 ${counts.REPEATED}`,
  ];
}
