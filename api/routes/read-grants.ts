import { z } from 'zod';
import { isActivePerson } from '../../db/people/absences.ts';
import { readCustomer } from '../../db/reads/read-files.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import {
  createReadGrant,
  listReadGrants,
  type ReadGrantRow,
  revokeReadGrant,
} from '../../db/rights/read-grants.ts';
import { mayRead } from '../../db/rights/visible-orders.ts';
import { departmentsOf } from '../../domain/people/rights.ts';
import type { Role } from '../../domain/people/roles.ts';
import { auditors, staff } from '../auth/access.ts';
import { type Caller, holdsAny } from '../auth/caller.ts';
import { callerOf } from '../auth/guard.ts';
import { ownOnly } from '../auth/own.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { requireSpan } from '../inputs/require-span.ts';
import { newReadGrant } from '../inputs/rights.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import type { Local } from '../views/local-instants.ts';
import { readGrantPage, readGrantSchema } from '../views/rights-schemas.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { enteredPlace, pageQuery, placeOf, rowId, uuidFrom } from './queries.ts';

/** Those who may let others read what they read themselves. */
const grantors: readonly Role[] = [
  'ADMINISTRATOR',
  'GENERAL_MANAGER',
  'DEPUTY_GENERAL_MANAGER',
  'SALES_MANAGER',
  'CONTRACT_ORDER_HEAD',
];

const one = z.strictObject({ grantId: rowId });

/** Leave to read orders beyond one's own rights (PRIV-02): given on record, for a time, with a reason. */
export function readGrantRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: staff,
    tag: 'Rights',
    summary: 'List leave to read, the latest entered first',
    description: 'Administrators and auditors see all of it, others what they gave or what lets them read.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/read-grants',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: z.strictObject(pageQuery),
        response: { 200: readGrantPage, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const caller = callerOf(request);
      const { personId, ownRoles } = caller;
      const grantee = holdsAny(caller, auditors)
        ? undefined
        : { personId, departments: departmentsOf(ownRoles) };
      const page = await listReadGrants(context.database, grantee, placeOf(cursor, enteredPlace), limit);
      const local = await context.reference.local();
      return { ...page, items: page.items.map((row) => grantView(row, local)) };
    },
  );

  const add = operation({
    access: grantors,
    tag: 'Rights',
    summary: 'Let a person or a department read orders beyond their rights',
    description: 'Of what one may read oneself; who does not read every order gives leave for single orders.',
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/read-grants',
    {
      config: add.config,
      schema: {
        ...add.documentation,
        headers: keyHeaders,
        body: newReadGrant,
        response: { 201: readGrantSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const caller = callerOf(request);
        await requireGrantable(context, caller, request.body);
        const { personId, department, orderId, customerId, region, from, until, reason } = request.body;
        const row = await createReadGrant(context.database, {
          grantId: uuidFrom(updateId),
          personId: personId ?? null,
          department: department ?? null,
          orderId: orderId ?? null,
          customerId: customerId ?? null,
          region: region ?? null,
          fromAt: from,
          untilAt: until,
          reason,
          createdAt: nowOf(context),
          createdBy: caller.personId,
        });
        return { status: 201, body: grantView(row, await context.reference.local()) };
      });
      return reply;
    },
  );

  const end = operation({
    access: grantors,
    tag: 'Rights',
    summary: 'Revoke leave to read',
    description: 'Who gave it may, and administrators; it stays on record.',
    codes: ['not-found'],
  });
  app.delete(
    '/v1/read-grants/:grantId',
    {
      config: end.config,
      schema: {
        ...end.documentation,
        params: one,
        response: { 204: z.undefined().describe('Revoked.'), ...end.problems },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const revocation = { at: nowOf(context), by: caller.personId };
      const { grantId } = request.params;
      const ended = await revokeReadGrant(context.database, grantId, ownOnly(caller), revocation);
      if (!ended) throw new ProblemError('not-found');
      return reply.code(204).send();
    },
  );
}

async function requireGrantable(
  context: ApiContext,
  caller: Caller,
  asked: z.output<typeof newReadGrant>,
): Promise<void> {
  const { database } = context;
  const { personId, department, orderId, customerId } = asked;
  if ((personId === undefined) === (department === undefined)) {
    throw unfitField('personId', 'or department must be given, and not both');
  }
  requireSpan(asked, nowOf(context));
  if (personId !== undefined && !(await isActivePerson(database, personId))) {
    throw unfitField('personId', 'is nobody of the company');
  }
  if (customerId !== undefined && (await readCustomer(database, customerId)) === undefined) {
    throw unfitField('customerId', 'is no customer of the company');
  }
  const scope = await scopeOf(context, caller);
  if (orderId === undefined) {
    if (!scope.all) throw new ProblemError('not-your-role', 'Name an order: you do not read all of them.');
    return;
  }
  const isSeen =
    (await mayRead(database, scope, orderId)) && (await readOrder(database, orderId)) !== undefined;
  if (!isSeen) throw unfitField('orderId', 'is no order that you may read');
}

function grantView(row: ReadGrantRow, local: Local): z.output<typeof readGrantSchema> {
  const { grantId, personId, department, orderId, customerId, region, revokedAt, revokedBy } = row;
  return {
    grantId,
    ...present({ personId, department, orderId, customerId, region }),
    from: local(row.fromAt),
    until: local(row.untilAt),
    reason: row.reason,
    createdAt: local(row.createdAt),
    createdBy: row.createdBy,
    ...present({ revokedAt: revokedAt && local(revokedAt), revokedBy }),
  };
}
