import { z } from 'zod';
import { delayTypes, deliveryExceptionTypes, transportModes } from '../../domain/order/lot.ts';
import { lotStages } from '../../domain/order/stage-names.ts';
import { civilDate, department, instant, lines, names, quantity, signature } from './shared-schema.ts';

const { by, at } = signature;

/** A lot: what moves together from release to acceptance. */
export const lotSchema = z
  .strictObject({
    lotId: z.string(),
    stage: z.enum(lotStages),
    stageName: names,
    department: department.describe('The department that owns the stage.'),
    lines,
    splitFrom: z.string().exactOptional(),
    source: z.enum(['STOCK', 'PRODUCTION']).exactOptional(),
    plan: z
      .strictObject({
        start: civilDate,
        finish: civilDate,
        route: z.string().exactOptional(),
        resources: z.string().exactOptional(),
        materialAgreed: z.boolean(),
        by,
        at,
        reason: z.string().exactOptional(),
      })
      .exactOptional(),
    planVersion: z.int(),
    countersignatures: z.array(
      z.strictObject({
        department,
        medium: z.enum(['SYSTEM', 'PAPER', 'CHAT']),
        evidence: z.string().exactOptional(),
        ...signature,
      }),
    ),
    skipped: z
      .array(department)
      .exactOptional()
      .describe('Departments whose countersignature was skipped in an emergency.'),
    preliminarySchedule: z
      .strictObject({ start: civilDate, finish: civilDate, ...signature })
      .exactOptional(),
    shortage: z.strictObject({ material: z.string(), expectedArrival: civilDate, by, at }).exactOptional(),
    progress: z
      .strictObject({ percent: z.number(), expectedFinish: civilDate.exactOptional(), by, at })
      .exactOptional(),
    delay: z
      .strictObject({
        type: z.enum(delayTypes),
        reason: z.string(),
        proposal: z.string().exactOptional(),
        newFinish: civilDate.exactOptional(),
        by,
        at,
      })
      .exactOptional(),
    completion: z.strictObject(signature).exactOptional(),
    inspection: z
      .strictObject({
        passed: lines,
        failed: lines,
        standardVersion: z.string(),
        ...signature,
      })
      .exactOptional(),
    reworkRounds: z.int(),
    rectification: z
      .strictObject({ cause: z.string(), measure: z.string(), owner: department, due: civilDate, by, at })
      .exactOptional(),
    packingList: z
      .strictObject({
        matches: z.boolean(),
        differences: z.array(z.strictObject({ line: z.int(), ordered: quantity, packed: quantity })),
        by,
        at,
      })
      .exactOptional(),
    transport: z
      .strictObject({
        mode: z.enum(transportModes),
        carrier: z.string(),
        pickUpAt: instant,
        expectedArrival: civilDate,
        by,
        at,
      })
      .exactOptional(),
    shipment: z
      .strictObject({
        shippingNoteNumber: z.string(),
        warehouseSignedBy: z.string(),
        carrierSignedBy: z.string(),
        trackingNumber: z.string().exactOptional(),
        at,
      })
      .exactOptional(),
    deliveryException: z
      .strictObject({
        type: z.enum(deliveryExceptionTypes),
        description: z.string(),
        solution: z.string().exactOptional(),
        by,
        at,
      })
      .exactOptional(),
    delivery: z
      .strictObject({
        signedBy: z.string(),
        deliveredBy: z.string(),
        clean: z.boolean(),
        remarks: z.string().exactOptional(),
        at,
      })
      .exactOptional(),
    acceptance: z.strictObject(signature).exactOptional(),
  })
  .meta({ id: 'Lot', description: 'What moves together from release to acceptance.' });
