import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { systemClock } from '../../config/clock.ts';
import { readSettings } from '../../config/settings.ts';
import { adminKeyOf } from './admin-key.ts';
import { createHttpPort } from './http-port.ts';
import { Refused } from './order-port.ts';
import { playDemo } from './play-demo.ts';
import { playImport } from './play-import.ts';
import type { Played } from './player.ts';
import { type Play, readPlays } from './scenario.ts';

const examples = join(import.meta.dirname, '../../examples');
const keysHoldMs = 4 * 3_600_000;

interface Options {
  order?: Play;
  change?: true;
  cancel?: true;
  exception?: true;
  late?: true;
  import?: true;
  json?: true;
}

/** `npm run demo`: the example orders, played through the API of the running product by its people. */
async function main(plays: readonly Play[], options: Options): Promise<void> {
  const settings = readSettings(process.env);
  const port = createHttpPort({
    baseUrl: settings.publicUrl,
    adminKey: adminKeyOf(settings),
    keysUntil: new Date(systemClock.now().getTime() + keysHoldMs).toISOString(),
  });
  const print = options.json ? () => undefined : console.log;
  const wanted = chosen(plays, options);
  const run = { port, now: systemClock.now, print };
  const all = options.import
    ? await playImport(run, { env: process.env, folder: join(examples, 'import') })
    : await playDemo({ ...run, plays: wanted });
  if (options.json) console.log(JSON.stringify({ orders: all.map(summaryOf) }, undefined, 2));
}

/** The stories in which something goes otherwise, when they are asked for; else the regular ones. */
function chosen(plays: readonly Play[], options: Options): readonly Play[] {
  if (options.order !== undefined) return [options.order];
  const stories = readPlays(join(examples, 'otherwise'));
  const wanted = stories.filter(
    ({ name }) =>
      (options.change && name.includes('change')) ||
      (options.cancel && name.includes('cancelled')) ||
      (options.exception && name.includes('wrong')),
  );
  return wanted.length === 0 ? plays : wanted;
}

/** Loaded only when asked for: it brings an engine and a worker with it. */
async function playLate(): Promise<void> {
  const late = await import('../late/play.ts');
  await late.playLate();
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof Refused) || error.code !== 'not-signed-in') return error.message;
  return `${error.message} The demo signs in with DUELINE_ADMIN_KEY, or with the key that "npm start" keeps in its data folder.`;
}

function summaryOf({ name, order, humanActs, policyDecisions }: Played) {
  const { orderId, orderNumber, stage, details, lots } = order;
  return {
    example: name,
    orderId,
    orderNumber,
    customer: details.customer.name,
    humanActs,
    policyDecisions,
    lots: lots.map((lot) => lot.lotId),
    stage,
  };
}

function findPlay(plays: readonly Play[], name: string): Play {
  const found = plays.find((play) => play.name === name) ?? plays.find((play) => play.name.includes(name));
  if (found !== undefined) return found;
  throw new InvalidArgumentError(`It is none of ${plays.map((play) => play.name).join(', ')}.`);
}

const plays = readPlays(examples);
const program = new Command('demo')
  .description('Plays the example orders from receipt to archive through the API of the running product.')
  .option('--order <name>', 'play this one alone', (name: string) => findPlay(plays, name))
  .option('--change', 'a customer changes the order while it is being made')
  .option('--cancel', 'a customer cancels the order while it is being made')
  .option('--exception', 'wrong information stops the work until its case is closed')
  .option('--import', 'orders come in as a spreadsheet; one of them is followed to its archive')
  .addOption(
    new Option(
      '--late',
      'nobody acts: deadlines pass on the fast-forward engine, and each escalation is printed',
    ).conflicts(['order', 'json', 'change', 'cancel', 'exception', 'import']),
  )
  .option('--json', 'print one JSON object instead of the steps')
  .action(async (options: Options) => {
    if (options.late) await playLate();
    else await main(plays, options);
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
