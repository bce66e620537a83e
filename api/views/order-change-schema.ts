import { z } from 'zod';
import { modificationSigners } from '../../domain/order/change/modification.ts';
import { changeOutcomes, changeParties, lotEffects } from '../../domain/order/change/records.ts';
import { paymentMethods } from '../../domain/order/details.ts';
import { lotStages } from '../../domain/order/stage-names.ts';
import { orderLine } from './order-line-schema.ts';
import { civilDate, department, instant, lines, money, signature } from './shared-schema.ts';

const text = z.string().exactOptional();

const terms = {
  deliveryDate: civilDate.exactOptional(),
  deliveryAddress: text,
  consignee: text,
  paymentMethod: z.enum(paymentMethods).exactOptional(),
  remarks: text,
};

const wanted = z
  .strictObject({
    lines: z.array(orderLine).exactOptional(),
    removedLines: z.array(z.int()).exactOptional(),
    ...terms,
  })
  .describe('What is wanted otherwise: fields over lines by number, lines that fall away, and terms.');

/** Fields of the order as they were, or are, that a change touched; of lines those that differ. */
const touched = z.strictObject({ lines: z.array(orderLine).exactOptional(), ...terms });

const effects = z.array(
  z.strictObject({
    lotId: z.string(),
    effect: z.enum(lotEffects),
    surplus: lines
      .exactOptional()
      .describe('Goods made, begun or taken from stock that nobody wants any more.'),
  }),
);

const request = {
  changeId: z.string(),
  requestedBy: z.string().describe("The customer's person."),
  formReference: z.string(),
  reason: z.string(),
  lotId: text,
  wanted,
  answer: z
    .strictObject({ workGoesOn: z.boolean(), holdFrom: z.enum(lotStages).exactOptional(), ...signature })
    .exactOptional()
    .describe('Whether work goes on meanwhile (ruling 16).'),
  evaluations: z.array(
    z.strictObject({
      department,
      feasible: z.boolean(),
      extraCost: money.exactOptional(),
      delayDays: z.int().exactOptional().describe('Working days.'),
      materialEffect: z.string(),
      ...signature,
    }),
  ),
  alternatives: z
    .array(
      z.strictObject({
        alternativeId: z.string(),
        wanted,
        explanation: z.string(),
        chosen: z.boolean().exactOptional().describe('Absent while the customer has not answered.'),
        ...signature,
      }),
    )
    .exactOptional(),
  decision: z
    .strictObject({
      approved: z.boolean(),
      assessment: z.string(),
      extraCost: money,
      needsAgreement: z.boolean(),
      ...signature,
    })
    .exactOptional(),
  confirmations: z.array(
    z.strictObject({ party: z.enum(changeParties), saidBy: z.string(), evidence: text, ...signature }),
  ),
  agreement: z
    .strictObject({ agreementNumber: z.string(), customerSignedBy: z.string(), ...signature })
    .exactOptional(),
  ...signature,
};

/** A change of the order that has ended, with the order as it was before (CHANGE-13). */
export const endedChangeSchema = z
  .strictObject({
    ...request,
    outcome: z.enum(changeOutcomes),
    ended: z.strictObject(signature),
    revision: z.int().exactOptional().describe('The order version that it made.'),
    before: touched.exactOptional(),
    after: touched.exactOptional(),
    effects: effects.exactOptional(),
    cost: z.strictObject({ before: money, after: money, extra: money }).exactOptional(),
    customerTold: z.strictObject({ message: z.string(), saidTo: z.string(), ...signature }).exactOptional(),
  })
  .meta({ id: 'EndedOrderChange' });

export const configurationSheetSchema = z.strictObject({ sheetNumber: z.string(), ...signature });

/** An application to improve a product (CHANGE-12). */
export const modificationSchema = z
  .strictObject({
    modificationId: z.string(),
    line: z.int(),
    description: z.string(),
    signatures: z.array(z.strictObject({ role: z.enum(modificationSigners), ...signature })),
    schedule: z.strictObject({ completionDate: civilDate, ...signature }).exactOptional(),
    completion: z.strictObject(signature).exactOptional(),
    ...signature,
  })
  .meta({ id: 'Modification' });

const moved = z.strictObject({
  clockId: z.string(),
  kind: z.string(),
  lotId: text,
  owner: department,
  dueBefore: instant.nullable().describe('null: the clock does not run now.'),
  dueAfter: instant.nullable().describe('null: it would not run any more.'),
});

/** What a change would mean, before anybody decides it (CHANGE-04). */
export const changeImpactSchema = z
  .strictObject({
    subjects: z.array(z.enum(['SPECIFICATION', 'QUANTITY', 'PRICE', 'DELIVERY_DATE'])),
    evaluators: z.array(department).describe('Departments that evaluate it.'),
    needsAgreement: z.boolean().describe('By its prices and dates alone, without extra cost.'),
    cost: z.strictObject({ before: money, after: money, difference: money }),
    lots: z.array(
      z.strictObject({
        lotId: z.string(),
        effect: z.enum(lotEffects),
        stage: z.enum(lotStages).nullable().describe('null: there is no such lot yet.'),
        stageAfter: z.enum(lotStages).nullable().describe('null: it would fall away.'),
        linesBefore: lines,
        linesAfter: lines,
        surplus: lines,
      }),
    ),
    stockReleased: z.array(
      z.strictObject({ lotId: z.string(), line: z.int(), productCode: z.string(), quantity: z.string() }),
    ),
    clocks: z.array(moved).describe('Clocks that would start, stop or move.'),
  })
  .meta({ id: 'ChangeImpact', description: 'What a change of an order would mean. Nothing is stored.' });

/** A change of the order that is open. */
export const openChangeSchema = z
  .strictObject({
    ...request,
    impact: changeImpactSchema
      .exactOptional()
      .describe('What it would mean if it took effect now; absent when it cannot be made any more.'),
  })
  .meta({ id: 'OpenOrderChange' });
