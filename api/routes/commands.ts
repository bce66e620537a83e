import { z } from 'zod';
import { type CommandDefinition, commandTable, kebabName } from '../../domain/order/commands.ts';
import type { Command } from '../../domain/order/decide.ts';
import type { Role } from '../../domain/people/roles.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/guard.ts';
import { permit, recordIfRefused } from '../auth/permit.ts';
import type { ApiContext } from '../context.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { type ActName, commandInputs } from '../inputs/command-inputs.ts';
import { commandRequest, orderId } from '../inputs/command-request.ts';
import { giveCommand } from '../orders/give-command.ts';
import { viewOrder } from '../orders/view-order.ts';
import { orderSchema } from '../views/order-schema.ts';
import { type ApiApp, commanding, operation } from './operation.ts';

/** Commands that people may give; what policy alone decides has no route. */
export const routedCommands = (Object.keys(commandInputs) as ActName[]).filter(
  (name) => commandTable[name].roles.length > 0,
);

const one = z.strictObject({ orderId });

/** What the body of any single command holds, once its schema has passed it. */
type CommandBody = Omit<Command, 'name' | 'actor' | 'updateId'>;

/** A route per command of the table: who, when and what follow from there. */
export function commandRoutes(app: ApiApp, context: ApiContext): void {
  for (const name of routedCommands) commandRoute(app, context, name);
}

/** Roles that may give a command with this input. */
export function rolesFor(name: ActName, input: Command['input']): readonly Role[] {
  const definition = commandTable[name] as CommandDefinition;
  return definition.rolesFor?.(input) ?? definition.roles;
}

function commandRoute(app: ApiApp, context: ApiContext, name: ActName): void {
  const { en, zh, purpose, roles, stages, requirements } = commandTable[name];
  const { config, documentation, problems } = operation({
    access: roles,
    tag: 'Commands',
    summary: `${en} · ${zh}`,
    description: `${purpose}\n\nOpen in: ${stages.join(', ')}. ${requirements.join(', ')}.`,
    command: name,
    codes: [...commanding, 'not-found'],
  });
  app.post(
    `/v1/orders/:orderId/commands/${kebabName(name)}`,
    {
      config,
      schema: {
        ...documentation,
        operationId: name,
        headers: keyHeaders,
        params: one,
        body: commandRequest(commandInputs[name] as z.ZodType),
        response: { 200: orderSchema, ...problems },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const body = request.body as CommandBody;
      const command: Command = { name, actor: actorOf(caller), ...body };
      await permit(context, request, caller, rolesFor(name, body.input));
      await answerOnce(context, request, reply, async (ticket) => {
        try {
          const state = await giveCommand(context, caller, request.params.orderId, command, ticket);
          return { status: 200, body: await viewOrder(context, caller, state) };
        } catch (error) {
          const attempt = { orderId: request.params.orderId, command: name };
          await recordIfRefused(context, request, caller, error, attempt);
          throw error;
        }
      });
      return reply;
    },
  );
}
