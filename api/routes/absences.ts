import { z } from 'zod';
import {
  type AbsenceRow,
  absencesWithin,
  createAbsence,
  deleteAbsence,
  isActivePerson,
  listAbsences,
} from '../../db/people/absences.ts';
import { readPerson } from '../../db/reads/list-people.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { createDelegation } from '../../db/rights/delegations.ts';
import { isCovered } from '../../domain/people/cover.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { ownOnly, requireOwn } from '../auth/own.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { newAbsence } from '../inputs/notices.ts';
import { requireSpan } from '../inputs/require-span.ts';
import { updateIdOf } from '../orders/order-id.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import type { Local } from '../views/local-instants.ts';
import { absencePage, absenceSchema } from '../views/notice-schemas.ts';
import { present } from '../views/row-views.ts';
import { requireDelegable } from './delegations.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { pageQuery, placeOf, rowId, uuidFrom } from './queries.ts';

const one = z.strictObject({ absenceId: rowId });

/** Who is away, and who stands in (rule 14). People enter their own absences, administrators everybody's. */
export function absenceRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: staff,
    tag: 'Notices',
    summary: 'List absences, the earliest first',
    description: "Administrators see everybody's, others their own and those they stand in for.",
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/absences',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: z.strictObject(pageQuery),
        response: { 200: absencePage, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const personId = ownOnly(callerOf(request));
      const page = await listAbsences(context.database, personId, placeOf(cursor, absencePlace), limit);
      const local = await context.reference.local();
      return { ...page, items: page.items.map((row) => absenceView(row, local)) };
    },
  );

  const add = operation({
    access: staff,
    tag: 'Notices',
    summary: 'Enter an absence',
    description:
      'What would reach the person goes to the substitute meanwhile. To act in the name of the person takes a ' +
      'delegation: with delegate, one is entered in the same request; it stays when the absence is removed.',
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/absences',
    {
      config: add.config,
      schema: {
        ...add.documentation,
        headers: keyHeaders,
        body: newAbsence,
        response: { 201: absenceSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const caller = callerOf(request);
        const { personId = caller.personId, from, until, substituteId, delegate, reason } = request.body;
        await requireOwn(context, request, caller, personId);
        const absence = {
          absenceId: uuidFrom(updateId),
          personId,
          fromAt: from,
          untilAt: until,
          substituteId: substituteId ?? null,
          reason: reason ?? null,
          createdBy: caller.personId,
          createdAt: nowOf(context),
        };
        await requireFit(context, absence);
        const delegated = delegate === true ? await delegationWith(context, absence, updateId) : undefined;
        const row = await createAbsence(context.database, absence);
        const view = absenceView(row, await context.reference.local());
        return { status: 201, body: { ...view, ...present({ delegationId: delegated }) } };
      });
      return reply;
    },
  );

  const end = operation({
    access: staff,
    tag: 'Notices',
    summary: 'Remove an absence',
    codes: ['not-found'],
  });
  app.delete(
    '/v1/absences/:absenceId',
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
      const removed = await deleteAbsence(context.database, request.params.absenceId, mine);
      if (!removed) throw new ProblemError('not-found');
      return reply.code(204).send();
    },
  );
}

/** Lets the substitute act in all roles of who is away, for as long as that; the delegation's id. */
async function delegationWith(
  context: ApiContext,
  absence: Parameters<typeof createAbsence>[1],
  updateId: string,
): Promise<string> {
  const { personId, substituteId, fromAt, untilAt, reason, createdAt, createdBy } = absence;
  if (substituteId === null) throw unfitField('substituteId', 'must be given where the roles are delegated');
  const roles = (await readPerson(context.database, personId))?.roles ?? [];
  const asked = { fromPersonId: personId, toPersonId: substituteId, roles };
  await requireDelegable(context, { ...asked, from: fromAt, until: untilAt });
  const delegationId = uuidFrom(updateIdOf(createdBy, updateId, 'delegation'));
  const until = { fromAt, untilAt, reason: reason ?? 'Absence', createdAt, createdBy };
  await createDelegation(context.database, { delegationId, ...asked, ...until });
  return delegationId;
}

type Asked = Pick<AbsenceRow, 'personId' | 'fromAt' | 'untilAt' | 'substituteId'>;

async function requireFit({ database }: ApiContext, absence: Asked): Promise<void> {
  const { personId, fromAt: from, untilAt: until, substituteId } = absence;
  requireSpan({ from, until });
  if (!(await isActivePerson(database, personId))) throw unfitField('personId', 'is nobody of the company');
  if (substituteId === null) return;
  if (substituteId === personId) throw unfitField('substituteId', 'must be another person');
  if (!(await isActivePerson(database, substituteId)))
    throw unfitField('substituteId', 'is nobody of the company');
  const away = await absencesWithin(database, substituteId, { from, until });
  const pieces = away.map(({ fromAt, untilAt }) => ({ from: fromAt, until: untilAt }));
  if (isCovered({ from, until }, pieces)) throw unfitField('substituteId', 'is away for the whole time, too');
}

function absencePlace(text: string) {
  const [fromAt, absenceId] = decodeCursor(text, 2) ?? [];
  if (typeof fromAt !== 'string' || Number.isNaN(Date.parse(fromAt))) return undefined;
  return rowId.safeParse(absenceId).success ? { fromAt, absenceId: String(absenceId) } : undefined;
}

function absenceView(row: AbsenceRow, local: Local): z.output<typeof absenceSchema> {
  const { absenceId, personId, fromAt, untilAt, substituteId, reason, createdAt, createdBy } = row;
  return {
    absenceId,
    personId,
    from: local(fromAt),
    until: local(untilAt),
    ...present({ substituteId, reason }),
    createdAt: local(createdAt),
    createdBy,
  };
}
