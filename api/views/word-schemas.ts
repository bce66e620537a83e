import { z } from 'zod';
import { caseCommandNames } from '../../domain/cases/case-commands.ts';
import { caseSteps } from '../../domain/cases/case-kinds.ts';
import { problems } from '../../domain/errors.ts';
import { clockKinds } from '../../domain/order/clock.ts';
import { commandName, department, names, role, stage } from './shared-schema.ts';

const byCode = (description: string) => z.record(z.string(), names).describe(description);

/** Names of every code that answers hold. */
export const wordsSchema = z
  .strictObject({
    stages: z.record(
      stage,
      z.strictObject({ ...names.shape, department, subject: z.enum(['order', 'lot']) }),
    ),
    departments: z.record(department, names),
    roles: z.record(role, z.strictObject({ ...names.shape, department, head: z.boolean() })),
    commands: z.record(commandName, names),
    clockKinds: z.record(z.enum(clockKinds), names),
    pauseReasons: byCode('Why a clock stands still.'),
    levels: byCode('How high a step of a ladder goes.'),
    noticeChannels: byCode('Ways to hear of something.'),
    channels: byCode('Where orders come from.'),
    channelGroups: byCode('What channels count as.'),
    orderKinds: byCode('Kinds of order.'),
    orderTypes: byCode('Types of order.'),
    paymentMethods: byCode('How customers pay.'),
    currencies: byCode('Currencies.'),
    transportModes: byCode('How goods travel.'),
    delayTypes: byCode('What holds work up.'),
    deliveryExceptions: byCode('What goes wrong in transport.'),
    reviewResults: byCode('What a review finds.'),
    reviewOutcomes: byCode('Decisions of a review.'),
    media: byCode('How a signature was given.'),
    gapOwners: byCode('Who must answer a gap.'),
    acknowledgementChannels: byCode('How a customer was told of the receipt.'),
    acknowledgementResults: byCode('What came of telling the customer.'),
    changeSubjects: byCode('What a change of an order touches.'),
    changeParties: byCode('Who confirms a change.'),
    changeOutcomes: byCode('How a change ended.'),
    lotEffects: byCode('What a change means for a lot.'),
    suppositions: byCode('What a what-if may suppose.'),
    warningChanges: byCode('What becomes of a warning in a what-if.'),
    problems: z.record(
      z.enum(Object.keys(problems) as [keyof typeof problems]),
      z.strictObject({ title: names, advice: names }),
    ),
  })
  .meta({ id: 'Words', description: 'What codes are called, in Chinese and English.' });

export type WordsView = z.output<typeof wordsSchema>;

/** Every command that has a form, for whoever looks for one. */
export const commandList = z
  .strictObject({
    items: z.array(
      z.strictObject({
        command: commandName,
        title: names,
        purpose: names,
        subject: z.enum(['order', 'lot']),
        roles: z.array(role).describe('Who may give it; none: policy alone.'),
        stages: z.array(stage).describe('Stages of its subject in which it can be given.'),
        path: z.string().describe('Where to POST it; `{orderId}` is to be filled in.'),
        schema: z
          .record(z.string(), z.unknown())
          .describe(
            'JSON Schema of input, with x-label, x-options and x-widget; of receiveOrder of the body.',
          ),
      }),
    ),
    cases: z
      .array(
        z.strictObject({
          command: z.enum(caseCommandNames),
          title: names,
          purpose: names,
          steps: z.array(z.enum(caseSteps)).describe('Steps of a case in which it can be given.'),
          path: z.string().describe('Where to POST it; `{caseId}` is to be filled in.'),
          schema: z
            .record(z.string(), z.unknown())
            .describe('JSON Schema of input, with x-label, x-options and x-widget; of openCase of the body.'),
        }),
      )
      .describe('What can be done with a case; who may do it follows from its kind and department.'),
  })
  .meta({ id: 'CommandList', description: 'The command table, and that of cases.' });

export type CommandListView = z.output<typeof commandList>;
