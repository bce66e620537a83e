import type { Command } from 'commander';
import { z } from 'zod';
import { systemClock } from '../../../config/clock.ts';
import { tableOf } from '../../demo/text-width.ts';
import { shaped, valueText, when } from '../cells.ts';
import { changeText } from '../change-text.ts';
import { readJsonObject } from '../read-json-file.ts';
import type { Terminal } from '../terminal.ts';

const version = z.looseObject({
  version: z.string(),
  effectiveAt: z.string(),
  reason: z.string(),
  createdBy: z.string(),
  values: z.record(z.string(), z.unknown()),
});
const list = z.looseObject({ items: z.array(version) });
const difference = z.looseObject({
  values: z.array(
    z.looseObject({
      name: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      unit: z.string(),
      owner: z.string(),
    }),
  ),
});

interface DraftOptions {
  reason: string;
  effective?: string;
  migrate?: boolean;
}

/** `policies`: the figures of the regulations, and drafts of new ones. */
export function policyCommands(program: Command, terminal: Terminal): void {
  const policies = program
    .command('policies')
    .description('Policies: every figure of the regulations, by version');

  policies
    .command('list', { isDefault: true })
    .description('List policy versions, the latest first')
    .action(async () => {
      const answer = await terminal.api().get('/v1/policies');
      terminal.show(answer, () =>
        tableOf(
          ['版本 version', '生效 effective', '人 by', '原因 reason'],
          shaped(list, answer).items.map((each) => [
            each.version,
            when(each.effectiveAt),
            each.createdBy,
            each.reason,
          ]),
        ),
      );
    });

  policies
    .command('show')
    .description('Show the figures of a version')
    .argument('[version]', 'the one in force unless given')
    .option('--match <text>', 'parameters whose name holds this text')
    .action(async (name: string | undefined, { match = '' }: { match?: string }) => {
      const read = await terminal.api().get(pathOf(name ?? (await inForce(terminal))));
      const { values, ...rest } = shaped(version, read);
      const wanted = Object.entries(values).filter(([parameter]) => parameter.includes(match));
      terminal.show({ ...rest, values: Object.fromEntries(wanted) }, () =>
        tableOf(
          ['参数 parameter', '值 value'],
          wanted.map(([parameter, value]) => [parameter, valueText(value)]),
        ),
      );
    });

  policies
    .command('diff')
    .description('Tell what a version changes of another')
    .argument('<version>')
    .requiredOption('--against <version>', 'the version to compare with')
    .action(async (name: string, { against }: { against: string }) => {
      const answer = await terminal.api().get(`${pathOf(name)}/difference`, { against });
      terminal.show(answer, () =>
        tableOf(
          ['参数 parameter', '原值 before', '新值 after', '单位 unit', '部门 owner'],
          shaped(difference, answer).values.map((each) => [
            each.name,
            valueText(each.before),
            valueText(each.after),
            each.unit,
            each.owner,
          ]),
        ),
      );
    });

  policies
    .command('draft')
    .description('Draft new figures; apply them with "changes apply"')
    .argument('<file>', 'JSON: {"sla.qc.complete": "2wd", ...}')
    .requiredOption('--reason <text>', 'why')
    .option('--effective <instant>', 'orders that come in from then on take them; now unless given')
    .option('--migrate', 'running orders take them too; else they keep theirs')
    .action(async (file: string, { reason, effective, migrate = false }: DraftOptions) => {
      const values = readJsonObject(terminal.folder, file);
      const effectiveAt = effective ?? systemClock.now().toISOString();
      const change = { kind: 'POLICY', body: { values, effectiveAt, migrate }, reason };
      const answer = await terminal.api().post('/v1/changes', change);
      terminal.show(answer, () => changeText(answer));
    });
}

function pathOf(name: string): string {
  return `/v1/policies/${encodeURIComponent(name)}`;
}

/** The version that an order takes which comes in now. */
async function inForce(terminal: Terminal): Promise<string> {
  const { items } = shaped(list, await terminal.api().get('/v1/policies'));
  const now = systemClock.now().getTime();
  const current = items.find((each) => Date.parse(each.effectiveAt) <= now);
  if (current === undefined) throw new Error('No policy version is in force yet.');
  return current.version;
}
