import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { sessionCookieName } from './auth/session-cookie.ts';
import { limits, retryAfter } from './limits.ts';

const description = `
Durable order orchestration for make-to-order manufacturers: every customer order runs on time, or the right person knows.

**Signing in.** Send \`Authorization: Bearer <API key>\`; the page uses a session cookie instead, and sends \`x-csrf-token\`
with every change. \`x-roles\` of an operation names the roles that may call it. A key with scopes reads (\`READ\`), also
works on orders (\`COMMAND\`), or does all that its person may (\`ADMINISTER\`).

**Repeating.** Send an \`Idempotency-Key\` with every POST: the same key and body get the same answer for 30 days,
refusals included. Another body under the key is refused with 422, a request that is still running with 409. After a
503 the outcome is unknown; the same request with the same key tells it.

**Errors** are problem details (RFC 9457) with a stable \`code\`, what to do next in \`detail\`, every field that does not
fit in \`errors\`, and for a refused command the commands that are open now in \`openCommands\`. Unknown fields are
refused, and nothing is coerced. Wait ${retryAfter.away} s or what \`Retry-After\` says before trying again.

**Forms.** Instants are ISO 8601 with an offset, dates \`2025-10-09\`, money \`{"amount": "1234.50", "currency": "CNY"}\`,
quantities decimal strings. A body has at most ${limits.bodyBytes} bytes.
`;

const tags = [
  { name: 'Orders', description: 'Receive, list and read orders.' },
  { name: 'Inbound', description: 'Orders that shops push, and messages and papers that may be orders.' },
  { name: 'Commands', description: 'The only way to change an order: one operation per command.' },
  { name: 'Tasks', description: 'What waits for whom, and what was escalated.' },
  { name: 'Company', description: 'Files that orders refer to: customers, products, policies, calendars.' },
  { name: 'Sign-in', description: 'Sessions of the page, passwords, and sign-in by other providers.' },
  { name: 'Customers', description: 'Links by which customers follow their own orders.' },
  { name: 'People', description: 'People, their roles and API keys, and refused attempts.' },
  { name: 'Webhooks', description: 'Where signed notices go.' },
  { name: 'Operations', description: 'Health, readiness and metrics.' },
];

/** Describes all routes registered after it at /openapi.json, readable at /docs. */
export async function documentRoutes(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Dueline', version: '1', description },
      servers: [{ url: publicUrl }],
      tags,
      components: {
        securitySchemes: {
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'An API key of a person or an integration.',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookieName({ publicUrl }),
            description:
              'The session of a person on the page. What changes something also needs the header x-csrf-token.',
          },
          customerLink: {
            type: 'http',
            scheme: 'bearer',
            description: "The token of a customer's signed link.",
          },
          signature: {
            type: 'apiKey',
            in: 'header',
            name: 'webhook-signature',
            description:
              'A shop signs the body as the Standard Webhooks say, with webhook-id and webhook-timestamp beside it.',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    // The page is also read over plain HTTP inside a company, and asks no other host.
    transformStaticCSP: (header) =>
      header.replace('upgrade-insecure-requests;', '').replace(' validator.swagger.io', ''),
    uiConfig: { validatorUrl: null },
    logLevel: 'warn',
  });
  app.get(
    '/openapi.json',
    { config: { access: 'public' }, schema: { hide: true } },
    async (_request, reply) =>
      reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(app.swagger()),
  );
}
