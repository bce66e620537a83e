import { z } from 'zod';
import { namesOfPerson, setPassword } from '../../db/sign-in/set-password.ts';
import { tryPassword } from '../../db/sign-in/try-password.ts';
import { administrators, everyone } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { personId } from '../inputs/administration.ts';
import { passwordChange, passwordToSet, weakness } from '../inputs/sign-in.ts';
import { ProblemError, unfitField } from '../problems/problem.ts';
import { slowDownWrong } from '../sign-in/slow-down-wrong.ts';
import { type ApiApp, operation } from './operation.ts';

const onePerson = z.strictObject({ personId });
const bodyCodes = ['validation-failed', 'malformed-body', 'body-too-large', 'does-not-fit'] as const;

/** Passwords: everyone changes the own one, an administrator sets anybody's. Nobody reads one. */
export function sessionPasswordRoutes(app: ApiApp, context: ApiContext): void {
  const wrong = slowDownWrong(app);
  const change = operation({
    access: everyone,
    tag: 'Sign-in',
    summary: 'Change the own password',
    description: 'Ends every other session of the person.',
    codes: [...bodyCodes, 'wrong-sign-in'],
  });
  app.post(
    '/v1/session/password',
    {
      config: change.config,
      schema: {
        ...change.documentation,
        body: passwordChange,
        response: { 204: z.undefined().describe('Changed.'), ...change.problems },
      },
    },
    async (request, reply) => {
      const { personId: own } = callerOf(request);
      const { current, next } = request.body;
      const names = await namesOfPerson(context.database, own);
      if (names === undefined) throw unfitField('current', 'belongs to no person of this company');
      requireStrong('next', next, names);
      if ((await tryPassword(context.database, own, current, nowOf(context))) === undefined) {
        await wrong(request);
        throw new ProblemError('wrong-sign-in');
      }
      await setPassword(context.database, own, next, nowOf(context), request.session?.tokenHash);
      return reply.code(204).send();
    },
  );

  const give = operation({
    access: administrators,
    tag: 'Sign-in',
    summary: "Set a person's password",
    description: 'Ends every session of the person, and the wait after wrong passwords.',
    codes: [...bodyCodes, 'not-found'],
  });
  app.put(
    '/v1/users/:personId/password',
    {
      config: give.config,
      schema: {
        ...give.documentation,
        params: onePerson,
        body: passwordToSet,
        response: { 204: z.undefined().describe('Set.'), ...give.problems },
      },
    },
    async (request, reply) => {
      const { personId: wanted } = request.params;
      const names = await namesOfPerson(context.database, wanted);
      if (names === undefined) throw new ProblemError('not-found');
      requireStrong('password', request.body.password, names);
      await setPassword(context.database, wanted, request.body.password, nowOf(context));
      return reply.code(204).send();
    },
  );
}

function requireStrong(path: string, password: string, names: readonly string[]): void {
  const reason = weakness(password, names);
  if (reason !== undefined) throw unfitField(path, reason);
}
