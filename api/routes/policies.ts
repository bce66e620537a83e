import { z } from 'zod';
import { readPolicyVersion } from '../../db/policies/read-policy.ts';
import { listPolicies } from '../../db/reads/list-files.ts';
import { policyDifference } from '../../domain/policy/changed-values.ts';
import { staff } from '../auth/access.ts';
import type { ApiContext } from '../context.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { policyDifferenceSchema, policyPage, policyVersionSchema } from '../views/policy-schema.ts';
import { type ApiApp, operation } from './operation.ts';

const version = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'must be a version of the policy');
const one = z.strictObject({ version });

/** Versions of the policy; new ones come of changes. */
export function policyRoutes(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: staff,
    tag: 'Policies',
    summary: 'List policy versions, the latest first',
  });
  app.get(
    '/v1/policies',
    {
      config: list.config,
      schema: { ...list.documentation, response: { 200: policyPage, ...list.problems } },
    },
    async () => {
      const items = await listPolicies(context.database, limits.pageSize);
      return withLocalInstants({ items, nextCursor: null }, await context.reference.local());
    },
  );

  const read = operation({
    access: staff,
    tag: 'Policies',
    summary: 'Read a policy version',
    codes: ['not-found'],
  });
  app.get(
    '/v1/policies/:version',
    {
      config: read.config,
      schema: {
        ...read.documentation,
        params: one,
        response: { 200: policyVersionSchema, ...read.problems },
      },
    },
    async (request) => {
      const { createdAt, effectiveAt, ...rest } = await found(request.params.version);
      const local = await context.reference.local();
      return { ...rest, effectiveAt: local(effectiveAt), createdAt: local(createdAt) };
    },
  );

  const difference = operation({
    access: staff,
    tag: 'Policies',
    summary: 'Tell what a policy version changes of another',
    codes: ['not-found', 'validation-failed'],
  });
  app.get(
    '/v1/policies/:version/difference',
    {
      config: difference.config,
      schema: {
        ...difference.documentation,
        params: one,
        querystring: z.strictObject({ against: version.describe('The version to compare with.') }),
        response: { 200: policyDifferenceSchema, ...difference.problems },
      },
    },
    async (request) => {
      const [after, before] = [await found(request.params.version), await found(request.query.against)];
      const values = policyDifference(before.values, after.values);
      return { version: after.version, against: before.version, values };
    },
  );

  async function found(name: string) {
    const row = await readPolicyVersion(context.database, name);
    if (row === undefined) throw new ProblemError('not-found');
    return row;
  }
}
