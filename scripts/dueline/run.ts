import { Command, CommanderError } from 'commander';
import { calendarCommands } from './commands/calendars.ts';
import { changeCommands } from './commands/changes.ts';
import { clockCommand } from './commands/clocks.ts';
import { deadLetterCommands } from './commands/dead-letters.ts';
import { dueCommand } from './commands/due.ts';
import { importCommand } from './commands/import.ts';
import { orderCommands } from './commands/orders.ts';
import { policyCommands } from './commands/policies.ts';
import { reportCommands } from './commands/reports.ts';
import { whatIfCommand } from './commands/what-if.ts';
import { connect } from './connection.ts';
import type { Surroundings, Terminal } from './terminal.ts';

/**
 * Run one command line. Answers the exit code: 0, or 1 with a sentence on the error stream. With `--json`, standard
 * output holds one JSON document and nothing else.
 */
export async function runDueline(
  words: readonly string[],
  { env, cwd, out, err }: Surroundings,
): Promise<number> {
  const program = new Command('dueline')
    .description(
      'Deadlines from the command line: what is due, by which calendar and policy, and who was not told.',
    )
    .option('--json', 'print one JSON document instead of tables')
    .helpCommand(false)
    .addHelpText('after', surroundings)
    .exitOverride()
    .configureHelp({ helpWidth: 110, showGlobalOptions: true })
    .configureOutput({ writeOut: out, writeErr: err });
  const terminal: Terminal = {
    folder: env['INIT_CWD'] || cwd,
    api: () => connect(env),
    show(answer, table) {
      const isJson = program.opts<{ json?: true }>().json === true;
      out(`${isJson ? JSON.stringify(answer, undefined, 2) : table()}\n`);
    },
  };
  for (const add of [
    dueCommand,
    calendarCommands,
    policyCommands,
    changeCommands,
    orderCommands,
    importCommand,
    clockCommand,
    whatIfCommand,
    reportCommands,
    deadLetterCommands,
  ]) {
    add(program, terminal);
  }
  try {
    await program.parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

const surroundings = `
Where it speaks to:
  DUELINE_URL   address of the API; by default the one on this machine, http://127.0.0.1:8080
  DUELINE_KEY   API key of a person; else DUELINE_ADMIN_KEY, else the key in the data folder of "npm start"
  "due --offline" needs neither.`;
