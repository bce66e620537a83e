import { z } from 'zod';
import { readPerson } from '../../db/reads/list-people.ts';
import {
  createDelegation,
  type DelegationRow,
  listDelegations,
  revokeDelegation,
} from '../../db/rights/delegations.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Role } from '../../domain/people/roles.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { ownOnly, requireOwn } from '../auth/own.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { requireSpan } from '../inputs/require-span.ts';
import { newDelegation } from '../inputs/rights.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import type { Local } from '../views/local-instants.ts';
import { delegationPage, delegationSchema } from '../views/rights-schemas.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { enteredPlace, pageQuery, placeOf, rowId, uuidFrom } from './queries.ts';

const one = z.strictObject({ delegationId: rowId });

/** Who may act and sign for whom (PRIV-07). People delegate their own roles; administrators record it for others. */
export function delegationRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: staff,
    tag: 'Rights',
    summary: 'List delegations, the latest entered first',
    description: "Administrators see everybody's, others those that they gave or were given; past ones too.",
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/delegations',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: z.strictObject(pageQuery),
        response: { 200: delegationPage, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const personId = ownOnly(callerOf(request));
      const page = await listDelegations(context.database, personId, placeOf(cursor, enteredPlace), limit);
      const local = await context.reference.local();
      return { ...page, items: page.items.map((row) => delegationView(row, local)) };
    },
  );

  const add = operation({
    access: staff,
    tag: 'Rights',
    summary: 'Let a person act and sign for another',
    description:
      'Only roles that the delegator holds in the own right; what was delegated to a person cannot be handed on. ' +
      'Every act by delegation names both. Revoke it to end it before its time.',
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/delegations',
    {
      config: add.config,
      schema: {
        ...add.documentation,
        headers: keyHeaders,
        body: newDelegation,
        response: { 201: delegationSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const caller = callerOf(request);
        const { fromPersonId = caller.personId, toPersonId, roles, from, until, reason } = request.body;
        await requireOwn(context, request, caller, fromPersonId);
        const now = nowOf(context);
        await requireDelegable(context, { fromPersonId, toPersonId, roles, from, until });
        const row = await createDelegation(context.database, {
          delegationId: uuidFrom(updateId),
          fromPersonId,
          toPersonId,
          roles: [...new Set(roles)],
          fromAt: from,
          untilAt: until,
          reason,
          createdAt: now,
          createdBy: caller.personId,
        });
        return { status: 201, body: delegationView(row, await context.reference.local()) };
      });
      return reply;
    },
  );

  const end = operation({
    access: staff,
    tag: 'Rights',
    summary: 'Revoke a delegation',
    description: 'Either side may, and administrators; it stays on record.',
    codes: ['not-found'],
  });
  app.delete(
    '/v1/delegations/:delegationId',
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
      const { delegationId } = request.params;
      const ended = await revokeDelegation(context.database, delegationId, ownOnly(caller), revocation);
      if (!ended) throw new ProblemError('not-found');
      return reply.code(204).send();
    },
  );
}

/** A delegation as it is asked for. */
interface AskedDelegation {
  fromPersonId: string;
  toPersonId: string;
  roles: readonly Role[];
  from: Instant;
  until: Instant;
}

/** Throws `does-not-fit` for a delegation of what is not one's own, to nobody, to oneself or for no time to come. */
export async function requireDelegable(context: ApiContext, asked: AskedDelegation): Promise<void> {
  const { fromPersonId, toPersonId, roles } = asked;
  requireSpan(asked, nowOf(context));
  if (fromPersonId === toPersonId) throw unfitField('toPersonId', 'must be another person');
  const delegator = await readPerson(context.database, fromPersonId);
  if (delegator?.active !== true) throw unfitField('fromPersonId', 'is nobody of the company');
  const foreign = roles.filter((role) => !delegator.roles.includes(role));
  if (foreign.length > 0) {
    throw unfitField('roles', `${foreign.join(', ')} is no role that the person holds in the own right`);
  }
  const delegate = await readPerson(context.database, toPersonId);
  if (delegate?.active !== true || delegate.department === 'INTEGRATION') {
    throw unfitField('toPersonId', 'is nobody of the company');
  }
}

function delegationView(row: DelegationRow, local: Local): z.output<typeof delegationSchema> {
  const { delegationId, fromPersonId, toPersonId, roles, reason, createdBy, revokedAt, revokedBy } = row;
  return {
    delegationId,
    fromPersonId,
    toPersonId,
    roles,
    from: local(row.fromAt),
    until: local(row.untilAt),
    reason,
    createdAt: local(row.createdAt),
    createdBy,
    ...present({ revokedAt: revokedAt && local(revokedAt), revokedBy }),
  };
}
