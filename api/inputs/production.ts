import { z } from 'zod';
import { delayTypes } from '../../domain/order/lot.ts';
import { civilDate, code, department, line, lotLines, words } from './fields.ts';

const comment = words('A note for the file.').exactOptional();

/** Inputs from the stock check to stocked-in goods. */
export const productionInputs = {
  checkStock: z.strictObject({
    fromStock: lotLines('What is taken from stock; none of a line is produced in full.'),
  }),
  submitPlan: z.strictObject({
    start: civilDate('First day of production.'),
    finish: civilDate('Last day of production.'),
    route: line('Workshops and operations in their order.').exactOptional(),
    resources: line('People, machines and tools.').exactOptional(),
    materialAgreed: z.boolean().describe('Whether the warehouse has agreed the material.'),
    reason: words('Why the plan is changed.').exactOptional(),
  }),
  reportMaterialShortage: z.strictObject({
    material: line('What is missing.'),
    expectedArrival: civilDate('When it is expected.'),
  }),
  confirmMaterial: z.strictObject({ comment }),
  countersign: z.strictObject({
    department: department('The department that signs.'),
    medium: z
      .enum(['SYSTEM', 'PAPER', 'CHAT'], 'must be one of SYSTEM, PAPER, CHAT')
      .describe('How the signature was given.'),
    evidence: line('Where a signature on paper or in a chat is kept.').exactOptional(),
  }),
  reportProgress: z.strictObject({
    percent: z.number().min(0).max(100).describe('Share of the work that is done.'),
    expectedFinish: civilDate('When it will be finished.').exactOptional(),
  }),
  reportDelay: z.strictObject({
    delay: z.enum(delayTypes, `must be one of ${delayTypes.join(', ')}`).describe('What holds the work up.'),
    reason: words('What happened.'),
    proposal: words('What is proposed; without it, it is due in four working hours.').exactOptional(),
    newFinish: civilDate('When it will be finished.').exactOptional(),
  }),
  proposeRemedy: z.strictObject({
    proposal: words('What is proposed.'),
    newFinish: civilDate('When it will be finished.').exactOptional(),
  }),
  completeProduction: z.strictObject({
    finished: lotLines('Part of the lot that is finished; absent: all of it.').exactOptional(),
    comment,
  }),
  recordInspection: z.strictObject({
    passed: lotLines('What passed.'),
    failed: lotLines('What did not pass.'),
    standardVersion: code('Version of the quality standard inspected against.'),
    comment,
  }),
  proposeRectification: z.strictObject({
    cause: words('Why the goods failed.'),
    measure: words('What is done about it.'),
    owner: department('Who does it.'),
    due: civilDate('By when.'),
  }),
  completeRework: z.strictObject({ comment }),
  releaseGoods: z.strictObject({ location: line('Where the goods stand.').exactOptional() }),
};
