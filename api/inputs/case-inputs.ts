import { z } from 'zod';
import type { AddedOrder, CaseCommandInputs, CaseCommandName } from '../../domain/cases/case-inputs.ts';
import { caseKindCodes, caseKinds } from '../../domain/cases/case-kinds.ts';
import type { CaseOpening } from '../../domain/cases/case-opening.ts';
import { severities } from '../../domain/cases/case-state.ts';
import { wrongFields } from '../../domain/order/order-case.ts';
import { limits } from '../limits.ts';
import { caseActInputs } from './case-acts.ts';
import { code, department, instant, line, money, name, words } from './fields.ts';
import { annotated } from './words/annotate.ts';

/** Commands on a case that is there already, which people give. */
export type CaseActName = Exclude<CaseCommandName, 'openCase' | 'recordTelling'>;

const types = caseKindCodes.flatMap((kind) => Object.keys(caseKinds[kind].types)) as [
  CaseOpening['type'],
  ...CaseOpening['type'][],
];

/** Orders as people name them; their numbers are found by whoever takes the request. */
const orders = z
  .array(
    z.strictObject({
      orderId: code('The order.'),
      lotId: code('One lot of it; absent: the whole order.').exactOptional(),
      clockId: code('The clock that is late, as the order shows it.').exactOptional(),
      wrongField: z
        .enum(wrongFields, `must be one of ${wrongFields.join(', ')}`)
        .describe('Which information is wrong; needed for INFO_ERROR.')
        .exactOptional(),
    }),
  )
  .max(limits.caseOrders)
  .describe('The orders that the case is about.');

/** Body of `POST /v1/cases`: an opening whose orders have no numbers yet. */
export const caseOpeningInput = z.strictObject({
  kind: z.enum(caseKindCodes, `must be one of ${caseKindCodes.join(', ')}`).describe('What kind of case.'),
  type: z
    .enum(types, `must be one of ${types.join(', ')}`)
    .describe('What it is about; each kind has its own.'),
  department: department('The department that runs the case; its head is the superior.'),
  description: words('What was found.'),
  orders,
  serious: z
    .boolean()
    .describe('A serious error or delay: leadership is told, and a review meeting is held.')
    .exactOptional(),
  foundBy: name('Who found it, where somebody else reports it.').exactOptional(),
  foundAt: instant(
    'When it was found, from the receipt of its orders on; absent: when the case is opened.',
  ).exactOptional(),
  cost: money('What it costs, as far as known.').exactOptional(),
  person: line('Who broke the rule; for a violation, and needed there.').exactOptional(),
  rule: line('Which rule was broken; for a violation, and needed there.').exactOptional(),
  severity: z
    .enum(severities, `must be one of ${severities.join(', ')}`)
    .describe('How grave it is; for a violation, and needed there.')
    .exactOptional(),
});

type Unnumbered = Omit<AddedOrder, 'orderNumber' | 'lateSince' | 'dueAt'>;

/** What each command on a case asks, as the API checks it: unknown fields refused. Orders come without their numbers. */
export const caseCommandInputs = {
  ...caseActInputs,
  addOrders: z.strictObject({ orders: orders.min(1) }),
} satisfies {
  [Name in CaseActName]: z.ZodType<
    Name extends 'addOrders' ? { orders: Unnumbered[] } : CaseCommandInputs[Name]
  >;
};

/** True for a command that people give by its own path. */
export function isCaseAct(name: string): name is CaseActName {
  return Object.hasOwn(caseCommandInputs, name);
}

/** JSON Schema (2020-12) of a command's input, for forms; of `openCase` that of the whole body. */
export function caseInputJsonSchema(name: CaseActName | 'openCase'): Record<string, unknown> {
  return schemas[name] ?? {};
}

const schemas: Record<string, Record<string, unknown>> = {};
for (const [command, schema] of Object.entries({ ...caseCommandInputs, openCase: caseOpeningInput })) {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  schemas[command] = annotated(command, rest);
}
