import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { ProblemError } from '../problems/problem.ts';
import { createOidcProvider } from '../sign-in/oidc-provider.ts';
import { comeBack, leaveFor, leaveQuery, returnQuery } from '../sign-in/outside-sign-in.ts';
import { type ApiApp, operation } from './operation.ts';

const led = z.undefined().describe('Led on by Location.');

/** Sign-in by OpenID Connect: out to the provider, and back. */
export function signInOidcRoutes(app: ApiApp, context: ApiContext): void {
  const provider = createOidcProvider(context.settings);

  function wanted() {
    if (provider === undefined) {
      throw new ProblemError('not-set-up', 'OpenID Connect needs the setting DUELINE_OIDC_ISSUER');
    }
    return provider;
  }

  const leave = operation({
    access: 'public',
    tag: 'Sign-in',
    summary: 'Sign in by OpenID Connect',
    description: 'For the browser: leads to the provider.',
    codes: ['validation-failed', 'not-set-up', 'provider-away'],
  });
  app.get(
    '/v1/sign-in/oidc',
    {
      config: leave.config,
      schema: {
        ...leave.documentation,
        querystring: leaveQuery,
        response: { 302: led, ...leave.problems },
      },
    },
    async (request, reply) => {
      const { newSecrets, signInUrl } = wanted();
      const secrets = newSecrets();
      // Asked first: an attempt that cannot leave leaves nothing behind.
      await signInUrl('', secrets);
      const { returnTo = '/' } = request.query;
      const state = await leaveFor(context, reply, { provider: 'OIDC', ...secrets, returnTo });
      const url = await signInUrl(state, secrets);
      return reply.redirect(url.href);
    },
  );

  const back = operation({
    access: 'public',
    tag: 'Sign-in',
    summary: 'Come back from OpenID Connect',
    description: 'For the browser: leads to the page that was wanted, or to the sign-in page with a problem.',
    codes: ['validation-failed', 'not-set-up'],
  });
  app.get(
    '/v1/sign-in/oidc/callback',
    {
      config: back.config,
      schema: {
        ...back.documentation,
        querystring: returnQuery,
        response: { 302: led, ...back.problems },
      },
    },
    async (request, reply) => {
      const { vouch } = wanted();
      const callback = new URL(`${context.settings.publicUrl}${request.url}`);
      return await comeBack(context, request, reply, 'OIDC', (attempt, state) =>
        vouch(callback, state, attempt),
      );
    },
  );
}
