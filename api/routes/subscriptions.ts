import { z } from 'zod';
import {
  deleteSubscription,
  listSubscriptions,
  putSubscription,
  type SubscriptionRow,
} from '../../db/notices/subscriptions.ts';
import { isActivePerson } from '../../db/people/absences.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { staff } from '../auth/access.ts';
import type { Caller } from '../auth/caller.ts';
import { callerOf } from '../auth/guard.ts';
import { ownOnly, requireOwn } from '../auth/own.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { newSubscription } from '../inputs/notices.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import type { Local } from '../views/local-instants.ts';
import { subscriptionPage, subscriptionSchema } from '../views/notice-schemas.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { pageQuery, placeOf, rowId, uuidFrom } from './queries.ts';

const one = z.strictObject({ subscriptionId: rowId });

/** What people hear of and how: a person's word goes before a role's, and that before the policy's. */
export function subscriptionRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: staff,
    tag: 'Notices',
    summary: 'List subscriptions',
    description: "Administrators see everybody's, others their own and those of their roles.",
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/subscriptions',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: z.strictObject(pageQuery),
        response: { 200: subscriptionPage, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const caller = callerOf(request);
      const of = ownOnly(caller) === undefined ? undefined : caller;
      const page = await listSubscriptions(context.database, of, placeOf(cursor, subscriptionPlace), limit);
      const local = await context.reference.local();
      return { ...page, items: page.items.map((row) => subscriptionView(row, local)) };
    },
  );

  const put = operation({
    access: staff,
    tag: 'Notices',
    summary: 'Say what a person or a role wants to hear of',
    description: 'Replaces what was said before of the same kind and channel. Roles are for administrators.',
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/subscriptions',
    {
      config: put.config,
      schema: {
        ...put.documentation,
        headers: keyHeaders,
        body: newSubscription,
        response: { 201: subscriptionSchema, ...put.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const caller = callerOf(request);
        const { kind, channel, wanted } = request.body;
        const own = (personId?: string) => requireOwn(context, request, caller, personId);
        const subject = await subjectOf(context, caller, request.body, own);
        if (kind === 'ESCALATION' && channel === 'IN_APP' && !wanted) {
          throw unfitField(
            'wanted',
            'must be true: escalations always stand in the product, so that nobody misses one',
          );
        }
        const subscriptionId = uuidFrom(updateId);
        const made = { createdAt: nowOf(context), createdBy: caller.personId };
        const row = await putSubscription(context.database, {
          subscriptionId,
          ...subject,
          kind,
          channel,
          wanted,
          ...made,
        });
        return { status: 201, body: subscriptionView(row, await context.reference.local()) };
      });
      return reply;
    },
  );

  const end = operation({
    access: staff,
    tag: 'Notices',
    summary: 'Take back a subscription',
    codes: ['not-found'],
  });
  app.delete(
    '/v1/subscriptions/:subscriptionId',
    {
      config: end.config,
      schema: {
        ...end.documentation,
        params: one,
        response: { 204: z.undefined().describe('Removed.'), ...end.problems },
      },
    },
    async (request, reply) => {
      const mine = ownOnly(callerOf(request));
      const removed = await deleteSubscription(context.database, request.params.subscriptionId, mine);
      if (!removed) throw new ProblemError('not-found');
      return reply.code(204).send();
    },
  );
}

async function subjectOf(
  { database }: ApiContext,
  caller: Caller,
  asked: z.output<typeof newSubscription>,
  requireFor: (personId?: string) => Promise<void>,
): Promise<Pick<SubscriptionRow, 'personId' | 'role'>> {
  const { role } = asked;
  if (role !== undefined) {
    if (asked.personId !== undefined) throw unfitField('role', 'must not stand beside personId');
    await requireFor();
    return { personId: null, role };
  }
  const { personId = caller.personId } = asked;
  await requireFor(personId);
  if (!(await isActivePerson(database, personId))) throw unfitField('personId', 'is nobody of the company');
  return { personId, role: null };
}

function subscriptionPlace(text: string): string | undefined {
  const [id] = decodeCursor(text, 1) ?? [];
  return rowId.safeParse(id).success ? String(id) : undefined;
}

function subscriptionView(row: SubscriptionRow, local: Local): z.output<typeof subscriptionSchema> {
  const { subscriptionId, personId, role, kind, channel, wanted, createdAt, createdBy } = row;
  const made = { createdAt: local(createdAt), createdBy };
  return { subscriptionId, ...present({ personId, role }), kind, channel, wanted, ...made };
}
