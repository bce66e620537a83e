import { z } from 'zod';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import { bypassingInputs, cancellingInputs } from './cancelling.ts';
import { caseNoteInputs } from './case-notes.ts';
import { changingInputs } from './changing.ts';
import { clockInputs } from './clock-work.ts';
import { correctingInputs } from './correcting.ts';
import { closingInputs, deliveryInputs } from './delivery.ts';
import { intakeInputs } from './intake.ts';
import { orderRequest } from './order-request.ts';
import { productionInputs } from './production.ts';
import { receiptCheckInputs } from './receipt-checks.ts';
import { reviewInputs } from './review.ts';
import { reviewSupportInputs } from './review-support.ts';
import { trackingInputs } from './tracking.ts';
import { annotated } from './words/annotate.ts';

/** Commands that act on an order that is there already; those of a change that reaches many orders, and of a case, have no form. */
export type ActName = Exclude<
  CommandName,
  'receiveOrder' | 'correctCalendar' | 'migratePolicy' | 'recordIncident' | 'noteCase' | 'noteCaseClosed'
>;

/** Commands that have a form. */
export type FormName = ActName | 'receiveOrder';

/** What each command asks, as the API checks it: the shapes of the command table, unknown fields refused. */
export const commandInputs = {
  ...intakeInputs,
  ...receiptCheckInputs,
  ...reviewInputs,
  ...reviewSupportInputs,
  ...productionInputs,
  ...deliveryInputs,
  ...closingInputs,
  ...clockInputs,
  ...cancellingInputs,
  ...bypassingInputs,
  ...trackingInputs,
  ...caseNoteInputs,
  ...changingInputs,
  ...correctingInputs,
} satisfies { [Name in ActName]: z.ZodType<CommandInputs[Name]> };

/** True for a command that has a form. */
export function hasForm(name: CommandName): name is FormName {
  return Object.hasOwn(schemas, name);
}

/** JSON Schema (2020-12) of a command's input, for forms; of `receiveOrder` that of the whole body. */
export function inputJsonSchema(name: FormName): Record<string, unknown> {
  return schemas[name] ?? {};
}

/** Without the id under which the API's document refers to it: a form has its schema whole. */
const receiveOrder = z.strictObject(orderRequest.shape);

const schemas: Record<string, Record<string, unknown>> = {};
for (const [name, schema] of Object.entries({ ...commandInputs, receiveOrder })) {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  schemas[name] = annotated(name, rest);
}
