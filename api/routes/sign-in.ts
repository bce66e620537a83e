import { z } from 'zod';
import { hasLocalAccounts, samplePeopleWithAccounts } from '../../db/sign-in/list-accounts.ts';
import type { ApiContext } from '../context.ts';
import { signInWaysSchema } from '../views/session-schema.ts';
import { type ApiApp, operation } from './operation.ts';

/** How people sign in here, for the page that asks them to. */
export function signInRoute(app: ApiApp, context: ApiContext): void {
  const ways = operation({
    access: 'public',
    tag: 'Sign-in',
    summary: 'Tell how people sign in here',
    description: 'Names people only where the sample company is tried out.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/sign-in',
    {
      config: ways.config,
      schema: {
        ...ways.documentation,
        querystring: z.strictObject({}),
        response: { 200: signInWaysSchema, ...ways.problems },
      },
    },
    async () => {
      const { oidcIssuer, oidcTitle = 'OpenID Connect', wecomCorpId, sampleSignIn } = context.settings;
      return {
        local: await hasLocalAccounts(context.database),
        oidc: oidcIssuer === undefined ? null : { title: oidcTitle },
        wecom: wecomCorpId !== undefined,
        samplePeople: sampleSignIn === true ? await samplePeopleWithAccounts(context.database) : [],
      };
    },
  );
}
