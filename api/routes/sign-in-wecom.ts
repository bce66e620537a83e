import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { ProblemError } from '../problems/problem.ts';
import { comeBack, leaveFor, leaveQuery, returnQuery } from '../sign-in/outside-sign-in.ts';
import { createWecomProvider } from '../sign-in/wecom-provider.ts';
import { type ApiApp, operation } from './operation.ts';

const led = z.undefined().describe('Led on by Location.');

/** Sign-in by WeCom: out to its page, and back. */
export function signInWecomRoutes(app: ApiApp, context: ApiContext): void {
  const provider = createWecomProvider(context.settings, context.clock);

  function wanted() {
    if (provider === undefined) {
      throw new ProblemError('not-set-up', 'WeCom needs the setting DUELINE_WECOM_CORP_ID');
    }
    return provider;
  }

  const leave = operation({
    access: 'public',
    tag: 'Sign-in',
    summary: 'Sign in by WeCom',
    description: 'For the browser: inside WeCom leads through its page, outside to a code to scan.',
    codes: ['validation-failed', 'not-set-up'],
  });
  app.get(
    '/v1/sign-in/wecom',
    {
      config: leave.config,
      schema: {
        ...leave.documentation,
        querystring: leaveQuery,
        response: { 302: led, ...leave.problems },
      },
    },
    async (request, reply) => {
      const { signInUrl } = wanted();
      const { returnTo = '/' } = request.query;
      const attempt = { provider: 'WECOM', verifier: null, nonce: null, returnTo } as const;
      const state = await leaveFor(context, reply, attempt);
      return reply.redirect(signInUrl(state, request.headers['user-agent'] ?? '').href);
    },
  );

  const back = operation({
    access: 'public',
    tag: 'Sign-in',
    summary: 'Come back from WeCom',
    description: 'For the browser: leads to the page that was wanted, or to the sign-in page with a problem.',
    codes: ['validation-failed', 'not-set-up'],
  });
  app.get(
    '/v1/sign-in/wecom/callback',
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
      const { code = '' } = request.query;
      return await comeBack(context, request, reply, 'WECOM', () => vouch(code));
    },
  );
}
