import { z } from 'zod';
import { isActivePerson } from '../../db/people/absences.ts';
import { identitiesOf, linkIdentity, unlinkIdentity } from '../../db/sign-in/identities.ts';
import { administrators } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { personId } from '../inputs/administration.ts';
import { identityToLink } from '../inputs/sign-in.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { identityPage } from '../views/session-schema.ts';
import { type ApiApp, operation } from './operation.ts';

const onePerson = z.strictObject({ personId });
const path = '/v1/users/:personId/identities';

/** Which accounts of other providers are which person; a link goes before what a provider claims. */
export function identityRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: administrators,
    tag: 'Sign-in',
    summary: "List a person's accounts at other providers",
    codes: ['not-found'],
  });
  app.get(
    path,
    {
      config: list.config,
      schema: {
        ...list.documentation,
        params: onePerson,
        response: { 200: identityPage, ...list.problems },
      },
    },
    async (request) => {
      const rows = await identitiesOf(context.database, request.params.personId);
      const items = rows.map(({ personId: _person, ...row }) => row);
      return withLocalInstants({ items }, await context.reference.local());
    },
  );

  const link = operation({
    access: administrators,
    tag: 'Sign-in',
    summary: 'Link an account of another provider to a person',
    codes: ['validation-failed', 'malformed-body', 'body-too-large', 'does-not-fit', 'not-found'],
  });
  app.put(
    path,
    {
      config: link.config,
      schema: {
        ...link.documentation,
        params: onePerson,
        body: identityToLink,
        response: { 204: z.undefined().describe('Linked.'), ...link.problems },
      },
    },
    async (request, reply) => {
      const { personId: wanted } = request.params;
      if (!(await isActivePerson(context.database, wanted))) throw new ProblemError('not-found');
      const made = { linkedAt: nowOf(context), linkedBy: callerOf(request).personId };
      const isLinked = await linkIdentity(context.database, { ...request.body, personId: wanted, ...made });
      if (!isLinked) throw unfitField('subject', 'is linked to another person');
      return reply.code(204).send();
    },
  );

  const unlink = operation({
    access: administrators,
    tag: 'Sign-in',
    summary: 'Take such a link back',
    codes: ['validation-failed', 'not-found'],
  });
  app.delete(
    path,
    {
      config: unlink.config,
      schema: {
        ...unlink.documentation,
        params: onePerson,
        querystring: identityToLink,
        response: { 204: z.undefined().describe('Taken back.'), ...unlink.problems },
      },
    },
    async (request, reply) => {
      const { personId: wanted } = request.params;
      if (!(await unlinkIdentity(context.database, wanted, request.query)))
        throw new ProblemError('not-found');
      return reply.code(204).send();
    },
  );
}
