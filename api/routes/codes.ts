import { z } from 'zod';
import { everyone } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { isStorable } from '../inputs/fields.ts';
import { resolveCode } from '../orders/resolve-code.ts';
import { viewOrder } from '../orders/view-order.ts';
import { ProblemError } from '../problems/problem.ts';
import { codeSchema, codeView } from '../views/code-view.ts';
import { type ApiApp, operation } from './operation.ts';

const one = z.strictObject({
  code: z
    .string()
    .min(1)
    .max(200)
    .refine(isStorable)
    .describe(
      'D1-<orderId>-<lotId>, the address /s/<orderId>/<lotId>, an order number with or without /<lotId>, the number that the customer gave it, or a tracking number.',
    ),
});

/** From a code on paper to the next act. */
export function codeRoute(app: ApiApp, context: ApiContext): void {
  const resolve = operation({
    access: everyone,
    tag: 'Orders',
    summary: 'Read what a scanned or typed code stands for, and what is to be done about it',
    codes: ['not-found'],
  });
  app.get(
    '/v1/codes/:code',
    {
      config: resolve.config,
      schema: { ...resolve.documentation, params: one, response: { 200: codeSchema, ...resolve.problems } },
    },
    async (request) => {
      const caller = callerOf(request);
      const found = await resolveCode(context, await scopeOf(context, caller), request.params.code);
      if (found === undefined) throw new ProblemError('not-found');
      return codeView(found.state, await viewOrder(context, caller, found.state), found.lotId);
    },
  );
}
