import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ProblemCode, problems } from '../../domain/errors.ts';
import { commandNames } from '../../domain/order/commands.ts';
import { roleCodes } from '../../domain/people/roles.ts';
import type { OrderBody } from './order-port.ts';

const problemCodes = Object.keys(problems) as ProblemCode[];

/** One thing that people do otherwise than by default, or besides; each happens once, in the file's order. */
const act = z.strictObject({
  command: z.enum(commandNames),
  /** Laid over the default input. `{day+15}` stands for a date in 15 days, `{paper:SK}` for a fresh number, `{file:QXD}` for a paper that is uploaded then. */
  input: z.record(z.string(), z.unknown()).optional(),
  /** Given unasked, as soon as a task asks for this other command. Without it, it answers the task itself. */
  before: z.enum(commandNames).optional(),
  /** Who gives it, when it is not the first role of the task. */
  by: z.enum(roleCodes).optional(),
  /** The product must refuse it with this code; the people then do something else first. */
  refused: z.enum(problemCodes).optional(),
});

const scenario = z.strictObject({
  title: z.string(),
  /** Who enters the order. */
  receivedBy: z.enum(roleCodes),
  /** Calendar days from the day of the run to the delivery date, so that an example never grows old. */
  deliveryInDays: z.int().positive(),
  acts: z.array(act),
  /** The stage in which it ends; archived unless said. */
  endsIn: z.enum(['ARCHIVED', 'CANCELLED']).optional(),
});

export type ScenarioAct = z.output<typeof act>;
export type Scenario = z.output<typeof scenario>;

/** An order of the examples and how the people act on it. */
export interface Play {
  /** File name without its ending: `01-regular-switchgear`. */
  name: string;
  scenario: Scenario;
  order: OrderBody;
}

/** All examples by name. Throws when an order has no scenario or a scenario no order. */
export function readPlays(folder: string): Play[] {
  const scenarios = z
    .record(z.string(), scenario)
    .parse(JSON.parse(readFileSync(join(folder, 'scenarios.json'), 'utf8')));
  const names = readdirSync(join(folder, 'orders'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
  const strays = Object.keys(scenarios).filter((name) => !names.includes(name));
  if (strays.length > 0) throw new Error(`examples/orders/ lacks ${strays.join(', ')}`);
  return names.map((name) => {
    const found = scenarios[name];
    if (found === undefined) throw new Error(`examples/scenarios.json says nothing of ${name}`);
    const order = JSON.parse(readFileSync(join(folder, 'orders', `${name}.json`), 'utf8')) as OrderBody;
    return { name, scenario: found, order };
  });
}
