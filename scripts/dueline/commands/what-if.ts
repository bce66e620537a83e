import { type Command, InvalidArgumentError } from 'commander';
import { readJsonFile } from '../read-json-file.ts';
import type { Terminal } from '../terminal.ts';
import { whatIfText } from '../what-if-text.ts';

interface Options {
  order: string[];
  supplierLate?: number;
  material?: string;
  holiday: string[];
  away: string[];
  from?: string;
  to?: string;
  figures?: string;
  suppose?: string;
  until?: string;
  limit?: number;
}

/** `what-if --holiday 2025-10-10`: what would happen to open orders. */
export function whatIfCommand(program: Command, terminal: Terminal): void {
  program
    .command('what-if')
    .description('Tell which clocks would move, who would be warned of what, and which promises would break')
    .option(
      '--order <id>',
      'look at this order; several may be named; all open ones unless given',
      several,
      [],
    )
    .option('--supplier-late <days>', 'material comes so many working days late', wholeNumber)
    .option('--material <text>', 'with --supplier-late: only what is called so')
    .option('--holiday <date>', 'a day off is declared; several may be named', several, [])
    .option(
      '--away <department>',
      'a department is away from --from to --to; several may be named',
      several,
      [],
    )
    .option('--from <date>', 'with --away: first day')
    .option('--to <date>', 'with --away: last day, itself included')
    .option('--figures <file>', 'JSON: other figures hold, {"sla.qc.complete": "2wd", ...}')
    .option(
      '--suppose <file>',
      'JSON: a list of suppositions as POST /v1/what-if takes them, added to the others',
    )
    .option('--until <instant>', 'how far to look; as the policy says unless given')
    .option('--limit <number>', 'orders to list; those first that are affected most', wholeNumber)
    .addHelpText('after', '\nWithout anything supposed: what comes if nobody does anything. Changes nothing.')
    .action(async (options: Options) => {
      const { order, until, limit } = options;
      const answer = await terminal.api().post('/v1/what-if', {
        suppositions: suppositionsOf(terminal.folder, options),
        ...(order.length === 0 ? {} : { orderIds: order }),
        ...(until === undefined ? {} : { until }),
        ...(limit === undefined ? {} : { limit }),
      });
      terminal.show(answer, () => whatIfText(answer));
    });
}

function suppositionsOf(folder: string, options: Options): unknown[] {
  const { supplierLate: workingDays, material, holiday, away, from, to: until, figures, suppose } = options;
  if (material !== undefined && workingDays === undefined)
    throw new Error('--material goes with --supplier-late.');
  if (away.length === 0 && (from ?? until) !== undefined) throw new Error('--from and --to go with --away.');
  const named = material === undefined ? {} : { material };
  const all: unknown[] = [
    ...(workingDays === undefined ? [] : [{ kind: 'SUPPLIER_LATE', workingDays, ...named }]),
    ...(holiday.length === 0 ? [] : [{ kind: 'HOLIDAY', dates: holiday }]),
    ...away.map((department) => ({ kind: 'DEPARTMENT_AWAY', department, from, until })),
    ...(figures === undefined ? [] : [{ kind: 'POLICY', values: readJsonFile(folder, figures) }]),
    ...(suppose === undefined ? [] : listIn(folder, suppose)),
  ];
  return all.length === 0 ? [{ kind: 'NOTHING' }] : all;
}

function listIn(folder: string, file: string): unknown[] {
  const read = readJsonFile(folder, file);
  return Array.isArray(read) ? read : [read];
}

function several(value: string, before: string[]): string[] {
  return [...before, value];
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}
