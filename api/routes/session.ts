import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { endSession } from '../../db/sessions/end-sessions.ts';
import { setLocale } from '../../db/sessions/read-profile.ts';
import { tryPassword } from '../../db/sign-in/try-password.ts';
import { everyone } from '../auth/access.ts';
import { callerOfSession } from '../auth/authenticate.ts';
import { callerOf } from '../auth/guard.ts';
import { requireOwnSite } from '../auth/own-page.ts';
import { takeSessionCookie } from '../auth/session-cookie.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { passwordSignIn, sessionChange } from '../inputs/sign-in.ts';
import { ProblemError } from '../problems/problem.ts';
import { beginSession } from '../sign-in/begin-session.ts';
import { sessionView } from '../sign-in/session-view.ts';
import { slowDownWrong } from '../sign-in/slow-down-wrong.ts';
import { sessionSchema } from '../views/session-schema.ts';
import { type ApiApp, operation } from './operation.ts';

/** The session of a person on the page: begin, look, set, end. */
export function sessionRoutes(app: ApiApp, context: ApiContext): void {
  const wrong = slowDownWrong(app);
  const begin = operation({
    access: 'public',
    tag: 'Sign-in',
    summary: 'Sign in with a password',
    description: 'Sets the session cookie. The answer to a wrong try is the same whoever the account is.',
    codes: ['wrong-sign-in', 'not-from-the-page', 'validation-failed', 'malformed-body', 'body-too-large'],
  });
  app.post(
    '/v1/session',
    {
      config: begin.config,
      schema: {
        ...begin.documentation,
        body: passwordSignIn,
        response: { 201: sessionSchema, ...begin.problems },
      },
    },
    async (request, reply) => {
      requireOwnSite(context.settings, request);
      const { account, password } = request.body;
      const soonest = delay(context.waits.wrongPassword);
      const personId = await tryPassword(context.database, account, password, nowOf(context));
      if (personId === undefined) {
        await soonest;
        request.log.warn({ ip: request.ip }, 'sign-in refused');
        await wrong(request);
        throw new ProblemError('wrong-sign-in');
      }
      const session = await beginSession(context, request, reply, personId, 'LOCAL');
      return reply.code(201).send(await sessionView(context, callerOfSession(session), session));
    },
  );

  const look = operation({
    access: everyone,
    tag: 'Sign-in',
    summary: 'Tell who is signed in, and what the page needs to know',
    description: 'Works with an API key too; its csrfToken is empty.',
  });
  app.get(
    '/v1/session',
    {
      config: look.config,
      schema: { ...look.documentation, response: { 200: sessionSchema, ...look.problems } },
    },
    async (request) => sessionView(context, callerOf(request), request.session),
  );

  const set = operation({
    access: everyone,
    tag: 'Sign-in',
    summary: 'Set the language of the own page and notices',
    codes: ['validation-failed', 'malformed-body', 'body-too-large'],
  });
  app.patch(
    '/v1/session',
    {
      config: set.config,
      schema: {
        ...set.documentation,
        body: sessionChange,
        response: { 200: sessionSchema, ...set.problems },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { locale } = request.body;
      if (locale !== undefined) await setLocale(context.database, caller.personId, locale);
      return await sessionView(context, caller, request.session);
    },
  );

  const end = operation({ access: everyone, tag: 'Sign-in', summary: 'Sign out' });
  app.delete(
    '/v1/session',
    {
      config: end.config,
      schema: {
        ...end.documentation,
        response: { 204: z.undefined().describe('Signed out.'), ...end.problems },
      },
    },
    async (request, reply) => {
      if (request.session !== null) await endSession(context.database, request.session.tokenHash);
      takeSessionCookie(context.settings, reply);
      return reply.code(204).send();
    },
  );
}
