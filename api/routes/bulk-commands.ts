import { z } from 'zod';
import { type FieldProblem, problems } from '../../domain/errors.ts';
import { commandTable, kebabName } from '../../domain/order/commands.ts';
import type { Command } from '../../domain/order/decide.ts';
import { everyone } from '../auth/access.ts';
import { actorOf, type Caller } from '../auth/caller.ts';
import { callerOf } from '../auth/guard.ts';
import { permit } from '../auth/permit.ts';
import type { ApiContext } from '../context.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { type ActName, commandInputs } from '../inputs/command-inputs.ts';
import { type BulkRequest, bulkRequest, lotId, orderId } from '../inputs/command-request.ts';
import { giveCommand } from '../orders/give-command.ts';
import { type BulkResult, type BulkTarget, giveToMany } from '../orders/give-to-many.ts';
import { updateIdOf } from '../orders/order-id.ts';
import { previewCommand } from '../orders/preview-command.ts';
import { fieldProblems } from '../problems/field-problems.ts';
import { ProblemError } from '../problems/problem.ts';
import { problemSchema } from '../problems/problem-schema.ts';
import { orderSchema } from '../views/order-schema.ts';
import { routedCommands } from './commands.ts';
import { type ApiApp, operation, posting } from './operation.ts';

const bulkResponse = z
  .strictObject({
    results: z
      .array(
        z.strictObject({
          orderId,
          lotId: lotId.exactOptional(),
          status: z.int().describe('The status that the command alone would have been answered with.'),
          order: orderSchema.exactOptional(),
          problem: problemSchema.exactOptional(),
        }),
      )
      .describe('One result for each target, in their order.'),
  })
  .meta({ id: 'BulkResponse', description: 'What became of a command for each of its targets.' });

/** One command for many orders and lots, with a result for each (ruling 3). */
export function bulkCommandRoute(app: ApiApp, context: ApiContext): void {
  const {
    config,
    documentation,
    problems: problemDocs,
  } = operation({
    access: everyone,
    tag: 'Commands',
    summary: 'Give one command to many orders or lots',
    description:
      'Each target succeeds or fails by itself; with preview, nothing is changed. Roles are those of the ' +
      'command. A repeat with the same ' +
      'Idempotency-Key gives no target the command twice.',
    codes: [...posting],
  });
  app.post(
    '/v1/commands',
    {
      config,
      handlerTimeout: context.waits.bulkRequest,
      schema: {
        ...documentation,
        headers: keyHeaders,
        body: bulkRequest,
        response: { 200: bulkResponse, ...problemDocs },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { name, targets } = targetsOf(caller, request.body);
      await permit(context, request, caller, commandTable[name].roles, { command: name });
      await answerOnce(
        context,
        request,
        reply,
        async (ticket) => {
          const results = await giveToMany(context, request, caller, targets, (target, place) => {
            const { orderId: id, command } = target;
            if (request.body.preview === true) return previewCommand(context, caller, id, command);
            const updateId = updateIdOf(caller.personId, ticket.updateId, String(place));
            return giveCommand(context, caller, id, command, { ...ticket, updateId });
          });
          return { status: 200, body: { results }, final: results.every(isFinal) };
        },
        context.waits.bulkKeyLease,
      );
      return reply;
    },
  );
}

function isFinal({ problem }: BulkResult): boolean {
  return problem === undefined || !problems[problem.code].retry;
}

/** The command for each target, its input checked like that of a single one. */
function targetsOf(caller: Caller, body: BulkRequest): { name: ActName; targets: BulkTarget[] } {
  const { targets: given, command: typed, input: common, preview: _preview, ...shared } = body;
  const name = routedCommands.find((each) => each === typed || kebabName(each) === typed);
  if (name === undefined) throw unfit([{ path: 'command', reason: 'is no command that a person may give' }]);
  const schema: z.ZodType = commandInputs[name];
  const errors: FieldProblem[] = [];
  const targets = given.map(({ orderId: id, input, ...narrowed }, index) => {
    const checked = schema.safeParse(input ?? common ?? {});
    const prefix = input === undefined ? 'input' : `targets[${index}].input`;
    if (!checked.success) errors.push(...fieldProblems(checked.error.issues, prefix));
    const alone = checked.data as Command['input'];
    // What policy samples is looked at by itself (ruling 2).
    const batched = name === 'decideReview' && given.length > 1 ? { ...alone, inBatch: true } : alone;
    const command = { name, input: batched, actor: actorOf(caller) };
    return { orderId: id, command: { ...command, ...shared, ...narrowed } };
  });
  if (errors.length > 0) throw unfit(errors);
  return { name, targets };
}

function unfit(errors: FieldProblem[]): ProblemError {
  const names = errors.slice(0, 5).map((each) => each.path);
  return new ProblemError('validation-failed', `These fields do not fit: ${names.join(', ')}`, { errors });
}
