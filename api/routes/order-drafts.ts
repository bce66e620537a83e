import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { draftFiles, listDrafts } from '../../db/drafts/read-drafts.ts';
import { isInstantText } from '../../db/reads/instant-text.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { bytesSchema, sendFile } from '../attachments/send-file.ts';
import { orderTakers } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { originalTypes } from '../inbound/file-type.ts';
import { readPapers } from '../inbound/read-papers.ts';
import { takeInPapers } from '../inbound/take-in-papers.ts';
import { draftFor, draftTimes, viewDraft } from '../inbound/view-draft.ts';
import { draftId, draftQuery } from '../inputs/drafts.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { draftPage, draftRowView, draftSchema } from '../views/draft-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { placeOf, rowId } from './queries.ts';

const one = z.strictObject({ draftId });
const oneFile = z.strictObject({ draftId, fileId: rowId });

/** Described for the document; the parts are read and checked as they come in. */
const form = z.unknown().meta({
  type: 'object',
  required: ['channel', 'file'],
  properties: {
    channel: {
      type: 'string',
      enum: ['EMAIL', 'FAX', 'LETTER', 'VISIT', 'OTHER'],
      description: 'How it came.',
    },
    customerId: { type: 'string', description: 'Whose it is, when that is known.' },
    note: { type: 'string', description: 'What whoever enters it should know.' },
    file: {
      type: 'array',
      items: { type: 'string', format: 'binary' },
      description: `One part for each file: ${originalTypes.join(', ')}; told by its bytes. A message of channel EMAIL is read.`,
    },
  },
});

/** Messages and papers that may be orders, until somebody enters them (INTAKE-05). */
export function orderDraftRoutes(app: ApiApp, context: ApiContext): void {
  void app.register(async (scope) => {
    await scope.register(multipart);
    sendUpRoute(scope.withTypeProvider<ZodTypeProvider>(), context);
  });

  const list = operation({
    access: orderTakers,
    tag: 'Inbound',
    summary: 'List drafts of orders',
    description: 'Those that wait are the oldest first, those that are settled the latest first.',
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/order-drafts',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: draftQuery,
        response: { 200: draftPage, ...list.problems },
      },
    },
    async (request) => {
      const { state, channel, cursor, limit } = request.query;
      const latestFirst = state === 'REGISTERED' || state === 'DISCARDED';
      const place = placeOf(cursor, draftPlace);
      const states = state === undefined ? (['OPEN', 'TAKEN'] as const) : [state];
      const filter = { regions: callerOf(request).regions, states, channel };
      const [page, timesOf, local] = await Promise.all([
        listDrafts(context.database, filter, { after: place, limit, latestFirst }),
        draftTimes(context),
        context.reference.local(),
      ]);
      const items = page.items.map((row) => draftRowView(row, timesOf(row)));
      return withLocalInstants({ items, nextCursor: page.nextCursor }, local);
    },
  );

  const read = operation({
    access: orderTakers,
    tag: 'Inbound',
    summary: 'Read the draft of an order',
    codes: ['not-found'],
  });
  app.get(
    '/v1/order-drafts/:draftId',
    {
      config: read.config,
      schema: { ...read.documentation, params: one, response: { 200: draftSchema, ...read.problems } },
    },
    async (request) => await viewDraft(context, callerOf(request), request.params.draftId),
  );

  const file = operation({
    access: orderTakers,
    tag: 'Inbound',
    summary: "Read the bytes of a draft's file",
    codes: ['not-found'],
  });
  app.get(
    '/v1/order-drafts/:draftId/files/:fileId',
    {
      config: file.config,
      schema: {
        ...file.documentation,
        produces: [...originalTypes],
        params: oneFile,
        response: { 200: bytesSchema, ...file.problems },
      },
    },
    async (request, reply) => {
      const { draftId: id, fileId } = request.params;
      await draftFor(context, callerOf(request), id);
      const found = (await draftFiles(context.database, id)).find((each) => each.fileId === fileId);
      if (found === undefined) throw new ProblemError('not-found');
      return await sendFile(context, reply, found);
    },
  );
}

function sendUpRoute(app: ApiApp, context: ApiContext): void {
  const add = operation({
    access: orderTakers,
    tag: 'Inbound',
    summary: 'Send a message or a paper up as the draft of an order',
    description: `Multipart: at most ${limits.draftFiles} files of ${limits.attachmentBytes / 1024 / 1024} MB each, ${limits.draftBytes / 1024 / 1024} MB together.`,
    codes: [...posting, 'does-not-fit'],
  });
  app.post(
    '/v1/order-drafts',
    {
      config: add.config,
      // A phone sends a photo of a paper slowly.
      handlerTimeout: context.waits.bulkRequest,
      schema: {
        ...add.documentation,
        consumes: ['multipart/form-data'],
        headers: keyHeaders,
        body: form,
        response: { 201: draftSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const papers = await readPapers(request);
      const sent = await takeInPapers(context, caller, papers, nowOf(context));
      // What a repeat under the same key is held against.
      request.body = sent.said;
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const id = await sent.keep(updateId);
        return { status: 201, body: await viewDraft(context, caller, id) };
      });
      return reply;
    },
  );
}

function draftPlace(text: string): [string, string] | undefined {
  const [at, id] = decodeCursor(text, 2) ?? [];
  if (typeof at !== 'string' || typeof id !== 'string' || !isInstantText(at)) return undefined;
  return [at, id];
}
