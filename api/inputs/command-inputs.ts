import { z } from 'zod';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import { clockInputs } from './clock-work.ts';
import { closingInputs, deliveryInputs } from './delivery.ts';
import { intakeInputs } from './intake.ts';
import { productionInputs } from './production.ts';
import { reviewInputs } from './review.ts';

/** Commands that act on an order that is there already; those of a change that reaches many orders have no form. */
export type ActName = Exclude<
  CommandName,
  'receiveOrder' | 'correctCalendar' | 'migratePolicy' | 'recordIncident'
>;

/** What each command asks, as the API checks it: the shapes of the command table, unknown fields refused. */
export const commandInputs = {
  ...intakeInputs,
  ...reviewInputs,
  ...productionInputs,
  ...deliveryInputs,
  ...closingInputs,
  ...clockInputs,
} satisfies { [Name in ActName]: z.ZodType<CommandInputs[Name]> };

/** JSON Schema (2020-12) of a command's input, for forms. */
export function inputJsonSchema(name: ActName): Record<string, unknown> {
  return schemas[name] ?? {};
}

const schemas: Record<string, Record<string, unknown>> = {};
for (const [name, schema] of Object.entries(commandInputs)) {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  schemas[name] = rest;
}
