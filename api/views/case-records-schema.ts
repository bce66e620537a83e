import { z } from 'zod';
import {
  causeCodes,
  measureKinds,
  preventiveKinds,
  sanctions,
  severities,
} from '../../domain/cases/case-state.ts';
import { caseEffects, wrongFields } from '../../domain/order/order-case.ts';
import { lotStages } from '../../domain/order/stage-names.ts';
import { civilDate, department, instant, money, signature } from './shared-schema.ts';

const text = z.string().exactOptional();
const by = { by: z.string(), at: instant };

/** What stands on record in a case. */
export const caseRecords = {
  source: text.describe('What opened it, where nobody did.'),
  violation: z
    .strictObject({ person: z.string(), rule: z.string(), severity: z.enum(severities) })
    .exactOptional(),
  orders: z.array(
    z.strictObject({
      orderId: z.string(),
      orderNumber: z.string(),
      addedAt: instant,
      lotId: text,
      clockId: text.describe('The clock that is late.'),
      lateSince: instant.exactOptional(),
      dueAt: instant.exactOptional(),
      wrongField: z.enum(wrongFields).exactOptional(),
      effect: z.enum(caseEffects).describe('What the case does to it.'),
      from: z.enum(lotStages).exactOptional().describe('Work is held from this stage on.'),
    }),
  ),
  analysis: z
    .strictObject({
      rootCause: z.string(),
      causes: z.array(
        z.strictObject({
          cause: z.enum(causeCodes),
          department,
          changeId: text,
          primary: z.boolean().exactOptional(),
        }),
      ),
      participants: z.array(z.string()),
      analysedOn: civilDate,
      fault: z.boolean(),
      ...signature,
    })
    .exactOptional(),
  measures: z.array(
    z.strictObject({
      measureId: z.string(),
      round: z.int(),
      description: z.string(),
      measure: z.enum(measureKinds),
      causes: z.array(z.enum(causeCodes)).exactOptional().describe('Absent: it is against all of them.'),
      department,
      owner: z.string(),
      due: civilDate,
      verification: z.string(),
      ...by,
      progress: z.array(z.strictObject({ progress: z.string(), ...signature })),
      completed: z.strictObject({ result: z.string(), late: z.boolean(), ...signature }).exactOptional(),
      effective: z.boolean().exactOptional(),
    }),
  ),
  report: z.strictObject({ summary: z.string(), proposedSolution: z.string(), ...signature }).exactOptional(),
  instructions: z.array(
    z.strictObject({
      instructionId: z.string(),
      text: z.string(),
      resources: text,
      owner: text,
      due: civilDate.exactOptional(),
      ...by,
      followed: z.strictObject({ result: z.string(), ...signature }).exactOptional(),
    }),
  ),
  customerTold: z.array(
    z.strictObject({
      orderId: z.string(),
      newDate: civilDate,
      channel: z.enum(['PHONE', 'EMAIL', 'SYSTEM', 'VISIT']),
      spokenTo: z.string(),
      ...by,
    }),
  ),
  accountability: z.array(
    z.strictObject({
      accountabilityId: z.string(),
      personId: text,
      department: department.exactOptional(),
      fault: z.string(),
      decision: z.string(),
      sanction: z.enum(sanctions),
      amount: money.exactOptional(),
      approval: z.enum(['NOT_NEEDED', 'PENDING', 'APPROVED', 'REJECTED']),
      approved: z.strictObject(signature).exactOptional(),
      ...signature,
    }),
  ),
  reviewMeeting: z
    .strictObject({
      date: civilDate,
      participants: z.array(z.string()),
      responsible: z.string(),
      handling: z.string(),
      ...signature,
    })
    .exactOptional(),
  verification: z.strictObject({ effective: z.boolean(), ...signature }).exactOptional(),
  preventive: z.array(
    z.strictObject({
      kind: z.enum(preventiveKinds),
      description: z.string(),
      owner: z.string(),
      due: civilDate,
      ...by,
    }),
  ),
  lessons: z
    .strictObject({
      result: z.string(),
      lessons: z.string(),
      departments: z.array(department),
      persons: z.array(z.string()),
      ...signature,
    })
    .exactOptional(),
  outcome: z.enum(['CLOSED', 'MERGED', 'WITHDRAWN']).exactOptional(),
  outcomeComment: text,
  mergedInto: text,
  told: z
    .array(
      z.strictObject({
        tellingId: z.string(),
        orderId: z.string(),
        at: instant,
        result: z.enum(['TAKEN', 'CLOSED', 'FAILED']),
        reason: text,
      }),
    )
    .describe('What its orders answered when they were told of it.'),
};
