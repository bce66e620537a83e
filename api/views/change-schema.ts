import { z } from 'zod';
import { changeKinds } from '../../domain/changes/change.ts';
import { clockKinds } from '../../domain/order/clock.ts';
import { changedValues } from './policy-schema.ts';
import { department, instant, pageSchema, role } from './shared-schema.ts';

export const changeStates = ['DRAFT', 'APPLYING', 'APPLIED', 'DISCARDED'] as const;

const failedOrder = z.strictObject({ orderId: z.string(), reason: z.string() });

export const changeSchema = z
  .strictObject({
    changeId: z.string(),
    kind: z.enum(changeKinds),
    subject: z.string().describe('The calendar; empty for the policy and for incidents.'),
    body: z.looseObject({}).describe('As it was typed.'),
    reason: z.string(),
    problems: z
      .array(z.strictObject({ path: z.string(), reason: z.string() }))
      .describe('What keeps it from being applied, as things stood when it was typed or last tried.'),
    state: z.enum(changeStates),
    createdAt: instant,
    createdBy: z.string(),
    appliedAt: instant.exactOptional(),
    appliedBy: z.string().exactOptional(),
    result: z
      .strictObject({
        version: z.string().exactOptional().describe('The version of the calendar or policy that it became.'),
        orders: z.int().describe('Orders that have taken it so far.'),
        failed: z.array(failedOrder).describe('Orders that did not take it, and why.'),
      })
      .exactOptional(),
  })
  .meta({ id: 'Change', description: 'A change for many orders: drafted, previewed, applied once.' });

export const changePage = pageSchema(changeSchema, 'ChangePage');

const rung = z.strictObject({
  rung: z.string(),
  before: instant.exactOptional(),
  after: instant.exactOptional(),
  roles: z.array(role).describe('Whom it tells.'),
  gained: z
    .enum(['FIRES_NOW', 'ADDED'])
    .exactOptional()
    .describe(
      'FIRES_NOW: the change puts it into the past; it is tagged as induced and counts in no figure.',
    ),
  lost: z
    .enum(['REMOVED', 'WITHDRAWN'])
    .exactOptional()
    .describe('WITHDRAWN: it was on record and is waived with the reason of the change.'),
});

const clock = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    clockId: z.string(),
    kind: z.enum(clockKinds),
    owner: department,
    dueBefore: instant,
    dueAfter: instant,
    provisionalBefore: z.boolean(),
    provisionalAfter: z.boolean(),
    rungs: z.array(rung).describe('The rungs that change.'),
  })
  .meta({ id: 'ClockPreview', description: 'An open clock that the change touches.' });

export const previewSchema = z
  .strictObject({
    ordersOpen: z.int().describe('Open orders that the change concerns.'),
    ordersChanged: z.int(),
    clocksChanged: z.int(),
    clocksMoved: z.int().describe('Clocks whose due instant moves.'),
    roles: z
      .array(z.strictObject({ role, department, moved: z.int(), gained: z.int(), lost: z.int() }))
      .describe('Warnings by the role that they tell.'),
    clocks: z.array(clock),
    more: z.int().describe('Changed clocks that are counted and not listed.'),
    refused: z.array(failedOrder).describe('Orders that would refuse the change.'),
    values: changedValues.exactOptional(),
  })
  .meta({ id: 'ChangePreviewAnswer', description: 'What a draft would do now. Nothing is changed.' });
