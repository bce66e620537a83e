import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { systemClock } from '../../../config/clock.ts';
import { tableOf } from '../../demo/text-width.ts';
import { shaped, tick } from '../cells.ts';
import { type DueItem, dueOffline } from '../due-offline.ts';
import { readJsonFile } from '../read-json-file.ts';
import type { Terminal } from '../terminal.ts';

const modes = ['SAME_TIME_AFTER_N_DAYS', 'END_OF_NTH_DAY'] as const;

interface Options {
  from?: string;
  file?: string;
  calendar: string;
  calendarVersion?: number;
  mode?: (typeof modes)[number];
  offline?: true;
}

const step = z.looseObject({
  date: z.string(),
  worked: z.boolean(),
  rule: z.string(),
  name: z.looseObject({ zh: z.string(), en: z.string() }).optional(),
  minutes: z.number().optional(),
});
const answer = z.looseObject({
  items: z.array(z.looseObject({ due: z.string(), provisional: z.boolean(), path: z.array(step) })),
});
const itemsFile = z.array(z.strictObject({ from: z.string(), budget: z.string() }));

/** `due 2wd --from INSTANT`: when budgets end, and by which days. */
export function dueCommand(program: Command, terminal: Terminal): void {
  program
    .command('due')
    .description('Tell when a budget ends, and which days it counts')
    .argument('[budget]', '2wd, 4wh, 30wm, 7d, 24h, 15m, 30s, eod or eod+1')
    .option('--from <instant>', 'from when, with its offset: 2025-09-30T16:00:00+08:00; now unless given')
    .option('--file <items.json>', 'many at once: [{"from": "...", "budget": "2wd"}, ...]')
    .option('--calendar <id>', 'by which calendar', 'company')
    .option('--calendar-version <number>', 'in which version; the latest unless given', wholeNumber)
    .addOption(new Option('--mode <mode>', 'what Nwd means; as the policy says unless given').choices(modes))
    .option('--offline', 'without the API, by the company calendar that the product ships with')
    .action(async (budget: string | undefined, options: Options) => {
      const items = itemsOf(terminal.folder, budget, options);
      const result = options.offline ? dueOffline(items, options) : await dueByApi(terminal, items, options);
      terminal.show(result, () => dueTable(items, shaped(answer, result).items));
    });
}

function itemsOf(folder: string, budget: string | undefined, { from, file }: Options): DueItem[] {
  if (file === undefined) {
    if (budget === undefined) throw new Error('Give a budget such as 2wd, or --file with many of them.');
    return [{ from: from ?? systemClock.now().toISOString(), budget }];
  }
  if (budget !== undefined || from !== undefined) {
    throw new Error('Give either a budget with --from, or --file, not both.');
  }
  const read = readJsonFile(folder, file);
  const list = typeof read === 'object' && read !== null && 'items' in read ? read.items : read;
  const checked = itemsFile.safeParse(list);
  if (checked.success) return checked.data;
  throw new Error(
    `${file} must hold [{"from": "...", "budget": "2wd"}, ...]:\n${z.prettifyError(checked.error)}`,
  );
}

async function dueByApi(
  terminal: Terminal,
  items: DueItem[],
  { calendar, calendarVersion, mode }: Options,
): Promise<unknown> {
  const path = `/v1/calendars/${encodeURIComponent(calendar)}/due`;
  return await terminal.api().post(path, { items }, { version: calendarVersion, mode });
}

function dueTable(items: readonly DueItem[], dues: z.output<typeof answer>['items']): string {
  const rows = dues.map(({ due, provisional }, index) => [
    items[index]?.from ?? '',
    items[index]?.budget ?? '',
    due,
    tick(provisional),
  ]);
  const table = tableOf(['起 from', '时限 budget', '到期 due', '暂定 provisional'], rows);
  const [first] = dues;
  if (dues.length !== 1 || first === undefined) return table;
  const path = first.path.map(({ date, worked, rule, name, minutes }) => [
    date,
    tick(worked),
    rule,
    name === undefined ? '' : `${name.zh} ${name.en}`,
    minutes === undefined ? '' : String(minutes),
  ]);
  const headings = ['日期 date', '上班 worked', '依据 rule', '名称 name', '分钟 minutes'];
  return `${table}\n\n${tableOf(headings, path, ['分钟 minutes'])}`;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}
