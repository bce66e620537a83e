import { z } from 'zod';
import {
  createLink,
  findLink,
  type LinkPlace,
  listLinks,
  revokeLink,
} from '../../db/customer-links/customer-links.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { epochMs } from '../../domain/instant.ts';
import { customerContacts } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { signLink } from '../auth/link-token.ts';
import { scopeOf } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { requireShareable } from '../customers/shareable.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { newCustomerLink } from '../inputs/customer-links.ts';
import { ProblemError } from '../problems/problem.ts';
import { customerLinkPage, madeLinkSchema } from '../views/follow-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { pageQuery, placeOf, rowId, uuidFrom } from './queries.ts';

const dayMs = 86_400_000;

/** Signed links by which customers follow their own orders: make, list, revoke (PRIV-10). */
export function customerLinkRoutes(app: ApiApp, context: ApiContext): void {
  const make = operation({
    access: customerContacts,
    tag: 'Customers',
    summary: 'Make a link by which a customer follows the own orders',
    description: 'The link is told once. Whoever has it sees the orders, until it ends or is revoked.',
    codes: [...posting, 'does-not-fit', 'not-set-up'],
  });
  app.post(
    '/v1/customer-links',
    {
      config: make.config,
      schema: {
        ...make.documentation,
        headers: keyHeaders,
        body: newCustomerLink,
        response: { 201: madeLinkSchema, ...make.problems },
      },
    },
    async (request, reply) => {
      const { linkKeys = [], publicUrl } = context.settings;
      if (linkKeys.length === 0) {
        throw new ProblemError('not-set-up', 'Links need the setting DUELINE_LINK_KEY');
      }
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const caller = callerOf(request);
        const { customerId, orderId = null, validDays } = request.body;
        await requireShareable(context, caller, request.body);
        const now = nowOf(context);
        // Whole seconds, as the token says it.
        const end = Math.floor((epochMs(now) + validDays * dayMs) / 1000) * 1000;
        const link = await createLink(context.database, {
          linkId: uuidFrom(updateId),
          customerId,
          orderId,
          createdAt: now,
          createdBy: caller.personId,
          expiresAt: new Date(end).toISOString(),
        });
        const { linkId, expiresAt } = link;
        const told = withLocalInstants({ linkId, expiresAt }, await context.reference.local());
        const url = `${publicUrl}/follow#${signLink(link, linkKeys)}`;
        return { status: 201, body: { ...told, url }, repeatBody: { ...told, url: null } };
      });
      return reply;
    },
  );

  const list = operation({
    access: customerContacts,
    tag: 'Customers',
    summary: 'List such links, the latest first',
    description: 'Who does not see every order sees the own links.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/customer-links',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: z.strictObject({
          customerId: z.string().max(64).exactOptional().describe('Of this customer alone.'),
          ...pageQuery,
        }),
        response: { 200: customerLinkPage, ...list.problems },
      },
    },
    async (request) => {
      const { limit, cursor, customerId } = request.query;
      const filter = { customerId, createdBy: await ownLinksOnly(context, callerOf(request)) };
      const page = await listLinks(context.database, filter, placeOf(cursor, linkPlace), limit);
      const items = page.items.map(({ orderId, revokedAt, ...row }) => ({
        ...row,
        ...present({ orderId, revokedAt }),
      }));
      return withLocalInstants({ ...page, items }, await context.reference.local());
    },
  );

  const revoke = operation({
    access: customerContacts,
    tag: 'Customers',
    summary: 'Revoke a link at once',
    codes: ['not-found'],
  });
  app.delete(
    '/v1/customer-links/:linkId',
    {
      config: revoke.config,
      schema: {
        ...revoke.documentation,
        params: z.strictObject({ linkId: rowId }),
        response: { 204: z.undefined().describe('Revoked.'), ...revoke.problems },
      },
    },
    async (request, reply) => {
      const { linkId } = request.params;
      const own = await ownLinksOnly(context, callerOf(request));
      const link = await findLink(context.database, linkId);
      const isTheirs = link !== undefined && (own === undefined || link.createdBy === own);
      if (!isTheirs || !(await revokeLink(context.database, linkId, nowOf(context)))) {
        throw new ProblemError('not-found');
      }
      return reply.code(204).send();
    },
  );
}

/** The person whose links alone a caller sees; undefined for who sees every order. */
async function ownLinksOnly(
  context: ApiContext,
  caller: ReturnType<typeof callerOf>,
): Promise<string | undefined> {
  return (await scopeOf(context, caller)).all ? undefined : caller.personId;
}

function linkPlace(text: string): LinkPlace | undefined {
  const [createdAt, linkId] = decodeCursor(text, 2) ?? [];
  const fits = typeof createdAt === 'string' && !Number.isNaN(Date.parse(createdAt));
  return fits && rowId.safeParse(linkId).success ? { createdAt, linkId: String(linkId) } : undefined;
}
