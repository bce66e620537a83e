import { z } from 'zod';
import { changePerson, LastAdministrator } from '../../db/people/change-person.ts';
import { createPerson } from '../../db/people/create-person.ts';
import { listPeople, type PersonRow, readPerson } from '../../db/reads/list-people.ts';
import { administrators, everyone, staff } from '../auth/access.ts';
import { bootstrapPerson } from '../auth/authenticate.ts';
import { callerOf } from '../auth/guard.ts';
import { changeRecord } from '../auth/recorded.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { newPerson, personChange, personId } from '../inputs/administration.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import { personPage, personSchema } from '../views/company-schemas.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { present } from '../views/row-views.ts';
import { role } from '../views/shared-schema.ts';
import { idPlace } from './company.ts';
import { type ApiApp, operation, patching, posting } from './operation.ts';
import { pageQuery, placeOf } from './queries.ts';

const list = z.strictObject(pageQuery);

/** People and their roles. */
export function peopleRoutes(app: ApiApp, context: ApiContext): void {
  const me = operation({ access: everyone, tag: 'People', summary: 'Tell who the key acts as' });
  app.get(
    '/v1/me',
    {
      config: me.config,
      schema: {
        ...me.documentation,
        response: {
          200: z.strictObject({ personId: z.string(), roles: z.array(role) }),
          ...me.problems,
        },
      },
    },
    async (request) => {
      const { personId, roles } = callerOf(request);
      return { personId, roles: [...roles] };
    },
  );

  const people = operation({
    access: staff,
    tag: 'People',
    summary: 'List people with their roles',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/users',
    {
      config: people.config,
      schema: {
        ...people.documentation,
        querystring: list,
        response: { 200: personPage, ...people.problems },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const page = await listPeople(context.database, placeOf(cursor, idPlace) ?? '', limit);
      return withLocalInstants(
        { ...page, items: page.items.map(personView) },
        await context.reference.local(),
      );
    },
  );

  const add = operation({
    access: administrators,
    tag: 'People',
    summary: 'Add a person',
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/users',
    {
      config: add.config,
      schema: {
        ...add.documentation,
        headers: keyHeaders,
        body: newPerson,
        response: { 201: personSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async ({ resumed }) => {
        const now = nowOf(context);
        const { email, ...person } = request.body;
        const isTaken = person.personId === bootstrapPerson.personId;
        const added = !isTaken && (await createPerson(context.database, request.body, now));
        // A request that goes on where a dead process left off may find its own work.
        if (isTaken || !(added || resumed)) throw unfitField('personId', 'is taken');
        const body = { ...person, ...present({ email }), active: true, createdAt: now };
        return { status: 201, body: withLocalInstants(body, await context.reference.local()) };
      });
      return reply;
    },
  );

  const change = operation({
    access: administrators,
    tag: 'People',
    summary: "Change a person's names, roles, department, regions or whether they work here",
    description:
      'Who changed what stands on the access log, before and after. The last administrator stays one.',
    codes: [...patching, 'not-found', 'blocked'],
  });
  app.patch(
    '/v1/users/:personId',
    {
      config: change.config,
      schema: {
        ...change.documentation,
        params: z.strictObject({ personId }),
        body: personChange,
        response: { 200: personSchema, ...change.problems },
      },
    },
    async (request) => {
      const { database } = context;
      const { personId: id } = request.params;
      const changed = await changePerson(database, id, request.body, changeRecord(context, request)).catch(
        (error: unknown) => {
          if (!(error instanceof LastAdministrator)) throw error;
          throw new ProblemError(
            'blocked',
            'Make somebody else an administrator first: this is the last one.',
          );
        },
      );
      const person = changed ? await readPerson(database, id) : undefined;
      if (person === undefined) throw new ProblemError('not-found');
      return withLocalInstants(personView(person), await context.reference.local());
    },
  );
}

function personView({ email, noticesSeenAt: _seen, ...rest }: PersonRow): z.output<typeof personSchema> {
  return { ...rest, ...present({ email }) };
}
