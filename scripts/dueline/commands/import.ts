import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { type Imported, rowText, sendImport } from '../send-import.ts';
import type { Terminal } from '../terminal.ts';

/** `import FILE [--dry-run]`: orders of a spreadsheet. */
export function importCommand(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description('Receive the orders of a spreadsheet, .xlsx or .csv, with a result for each row')
    .argument('<file>')
    .option('--dry-run', 'look at everything and start nothing')
    .addHelpText(
      'after',
      '\nThe same file again tells what became of it. The template: GET /v1/order-imports/template.',
    )
    .action(async (name: string, { dryRun = false }: { dryRun?: boolean }) => {
      const file = { bytes: bytesOf(resolve(terminal.folder, name)), name: basename(name) };
      const answer = await sendImport(terminal.api(), file, { dryRun, tell: () => undefined });
      terminal.show({ ...answer.done, rows: answer.rows }, () => importText(answer));
    });
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`${path} cannot be read.`, { cause: error });
  }
}

/** Counts, then every row that is not simply in order. */
function importText({ done, rows }: Imported): string {
  const { counts, dryRun } = done;
  const states = (['OK', 'GAPS', 'REFUSED', 'REPEATED'] as const).map((state) => `${state} ${counts[state]}`);
  const told = rows
    .filter(({ state, notes }) => state !== 'OK' || notes.length > 0)
    .map((row) => `row ${row.row}  ${row.state}  ${row.orderNumber ?? ''}  ${rowText(row, 'en')}`.trimEnd());
  return [
    `${dryRun ? 'Dry run' : 'Import'} ${done.importId}: ${counts.rows} rows, ${counts.orders} orders: ${states.join(', ')}`,
    ...told,
  ].join('\n');
}
