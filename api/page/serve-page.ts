import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What the built page has where the nonce of each answer belongs. */
const noncePlace = /__CSP_NONCE__/g;

/** The build names these files by their content: they never change. */
const keptForMs = 365 * 24 * 3_600_000;

/** Paths of the API and of what stands beside it; the page answers all others that a browser opens. */
const notThePage = /^\/(v1|docs|openapi\.json|healthz|readyz|metrics|assets)(\/|$)/;

/**
 * Serves the page from the folder it was built into. Every path that a person may open answers with it, so that the
 * links of notices lead to the very task (U6).
 */
export async function servePage(app: FastifyInstance, folder: string): Promise<void> {
  const file = join(folder, 'index.html');
  if (!existsSync(file)) throw new Error(`There is no built page in ${folder}; "npm start" builds it`);
  const html = readFileSync(file, 'utf8');
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: keptForMs,
    index: false,
  });
  app.decorate('page', html);
  const icon = readFileSync(join(folder, 'icon.svg'));
  app.get('/icon.svg', { schema: { hide: true } }, (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon),
  );
  app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply, html));
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The page, when it is served. */
    page?: string;
  }
}

/** True when a browser asks for a page, not a program for data. */
export function wantsPage(request: FastifyRequest): boolean {
  const [path = '/'] = request.url.split('?', 1);
  const accepts = (request.headers.accept ?? '').includes('text/html');
  return request.method === 'GET' && accepts && !notThePage.test(path) && request.server.page !== undefined;
}

/** The page with a nonce of its own; never kept, so that a new version is seen at once. */
export function sendPage(reply: FastifyReply, html: string): FastifyReply {
  const nonce = randomBytes(18).toString('base64');
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', policyOf(nonce))
    .send(html.replace(noncePlace, nonce));
}

/** Nothing but what this product serves; scripts and styles made at run time only with the answer's nonce. */
function policyOf(nonce: string): string {
  const directives = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    // Photos before they are sent, and small icons of the style sheet.
    'img-src': "'self' data: blob:",
    'media-src': "'self' blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
