import { z } from 'zod';
import { discardDraft, takeDraft } from '../../db/drafts/settle-draft.ts';
import { orderTakers } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { registerDraft } from '../inbound/register-draft.ts';
import { draftFor, viewDraft } from '../inbound/view-draft.ts';
import { draftDiscard, draftedOrder, draftId, nothing } from '../inputs/drafts.ts';
import { viewOrder } from '../orders/view-order.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import { draftSchema } from '../views/draft-schema.ts';
import { orderSchema } from '../views/order-schema.ts';
import { type ApiApp, operation, posting } from './operation.ts';

const one = z.strictObject({ draftId });

/** What becomes of drafts of orders: somebody takes one, enters it, or finds that it is none. */
export function orderDraftActRoutes(app: ApiApp, context: ApiContext): void {
  const { database } = context;

  const take = operation({
    access: orderTakers,
    tag: 'Inbound',
    summary: 'Take a draft in hand, out of another hand too',
    codes: [...posting, 'not-found', 'blocked'],
  });
  app.post(
    '/v1/order-drafts/:draftId/take',
    {
      config: take.config,
      schema: {
        ...take.documentation,
        headers: keyHeaders,
        params: one,
        body: nothing,
        response: { 200: draftSchema, ...take.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async () => {
        const caller = callerOf(request);
        const { draftId: id } = await draftFor(context, caller, request.params.draftId);
        if (!(await takeDraft(database, id, caller.personId, nowOf(context))))
          throw new ProblemError('blocked', 'This draft waits no more');
        return { status: 200, body: await viewDraft(context, caller, id) };
      });
      return reply;
    },
  );

  const register = operation({
    access: orderTakers,
    tag: 'Inbound',
    summary: 'Enter a draft as an order',
    description:
      "Its files become files of the order (INTAKE-05), and its channel is the order's. The same again answers 200 with the same order.",
    command: 'receiveOrder',
    codes: [...posting, 'not-found', 'does-not-fit', 'order-differs', 'blocked', 'engine-away'],
  });
  app.post(
    '/v1/order-drafts/:draftId/register',
    {
      config: register.config,
      schema: {
        ...register.documentation,
        headers: keyHeaders,
        params: one,
        body: draftedOrder,
        response: { 201: orderSchema, 200: orderSchema, ...register.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async (ticket) => {
        const caller = callerOf(request);
        const draft = await draftFor(context, caller, request.params.draftId);
        const { channel = draft.channel, ...rest } = request.body;
        if (channel !== draft.channel)
          throw unfitField('channel', `must be ${draft.channel}, as the draft's is`);
        const { state, created } = await registerDraft(context, caller, draft, { ...rest, channel }, ticket);
        return { status: created ? 201 : 200, body: await viewOrder(context, caller, state) };
      });
      return reply;
    },
  );

  const discard = operation({
    access: orderTakers,
    tag: 'Inbound',
    summary: 'Discard a draft that is no order',
    codes: [...posting, 'not-found', 'blocked'],
  });
  app.post(
    '/v1/order-drafts/:draftId/discard',
    {
      config: discard.config,
      schema: {
        ...discard.documentation,
        headers: keyHeaders,
        params: one,
        body: draftDiscard,
        response: { 200: draftSchema, ...discard.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async () => {
        const caller = callerOf(request);
        const { draftId: id } = await draftFor(context, caller, request.params.draftId);
        const ended = { by: caller.personId, reason: request.body.reason, now: nowOf(context) };
        if (!(await discardDraft(database, id, ended)))
          throw new ProblemError('blocked', 'This draft waits no more, or is being entered');
        return { status: 200, body: await viewDraft(context, caller, id) };
      });
      return reply;
    },
  );
}
