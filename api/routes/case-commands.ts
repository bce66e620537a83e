import { z } from 'zod';
import { caseCommandTable, kebabCaseCommand } from '../../domain/cases/case-commands.ts';
import type { AddedOrder } from '../../domain/cases/case-inputs.ts';
import type { CaseCommand } from '../../domain/cases/decide-case.ts';
import { staff } from '../auth/access.ts';
import { actorOf, type Caller } from '../auth/caller.ts';
import { callerOf } from '../auth/guard.ts';
import { recordIfRefused } from '../auth/permit.ts';
import { numberedOrders } from '../cases/case-orders.ts';
import { giveCaseCommand } from '../cases/give-case-command.ts';
import { viewCase } from '../cases/view-case.ts';
import type { ApiContext } from '../context.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { type CaseActName, caseCommandInputs } from '../inputs/case-inputs.ts';
import { caseCommandRequest, caseId } from '../inputs/case-requests.ts';
import { caseSchema } from '../views/case-schema.ts';
import { type ApiApp, commanding, operation } from './operation.ts';

const one = z.strictObject({ caseId });

type CaseBody = Omit<CaseCommand, 'name' | 'actor' | 'updateId'>;

/** A route per command of the table of cases; who may give it follows from the case. */
export function caseCommandRoutes(app: ApiApp, context: ApiContext): void {
  for (const name of Object.keys(caseCommandInputs) as CaseActName[]) caseCommandRoute(app, context, name);
}

function caseCommandRoute(app: ApiApp, context: ApiContext, name: CaseActName): void {
  const { en, zh, purpose, steps, requirements } = caseCommandTable[name];
  const { config, documentation, problems } = operation({
    access: staff,
    tag: 'Case commands',
    summary: `${en} · ${zh}`,
    description: `${purpose}\n\nOpen in: ${steps.join(', ')}. ${requirements.join(', ')}.`,
    codes: [...commanding, 'not-found'],
  });
  app.post(
    `/v1/cases/:caseId/commands/${kebabCaseCommand(name)}`,
    {
      config,
      schema: {
        ...documentation,
        operationId: `${name}InCase`,
        headers: keyHeaders,
        params: one,
        body: caseCommandRequest(caseCommandInputs[name] as z.ZodType),
        response: { 200: caseSchema, ...problems },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      await answerOnce(context, request, reply, async (ticket) => {
        try {
          const command = await commandOf(context, caller, name, request.body as CaseBody);
          const state = await giveCaseCommand(context, caller, request.params.caseId, command, ticket);
          return { status: 200, body: await viewCase(context, caller, state) };
        } catch (error) {
          await recordIfRefused(context, request, caller, error, {});
          throw error;
        }
      });
      return reply;
    },
  );
}

/** Orders come without their numbers; the rest is given on as it is. */
async function commandOf(
  context: ApiContext,
  caller: Caller,
  name: CaseActName,
  body: CaseBody,
): Promise<CaseCommand> {
  const actor = actorOf(caller);
  if (name !== 'addOrders') return { name, actor, ...body };
  const { orders } = body.input as { orders: AddedOrder[] };
  return { name, actor, ...body, input: { orders: await numberedOrders(context, caller, orders) } };
}
