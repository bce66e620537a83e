import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findAttachment, listAttachments } from '../../db/attachments/attachments.ts';
import { keepAttachment } from '../attachments/keep-attachment.ts';
import { mediaTypes } from '../attachments/media-type.ts';
import { readUpload } from '../attachments/read-upload.ts';
import { bytesSchema, sendFile } from '../attachments/send-file.ts';
import { everyone } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { requireReadable } from '../auth/scope.ts';
import type { ApiContext } from '../context.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { orderId } from '../inputs/command-request.ts';
import { limits } from '../limits.ts';
import { ProblemError } from '../problems/problem.ts';
import { attachmentList, attachmentSchema, attachmentView } from '../views/attachment-schema.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { rowId, uuidFrom } from './queries.ts';

const ofOrder = z.strictObject({ orderId });
const one = z.strictObject({ attachmentId: rowId });

/** Described for the document; the parts are read and checked as they come in. */
const form = z.unknown().meta({
  type: 'object',
  required: ['file'],
  properties: {
    file: {
      type: 'string',
      format: 'binary',
      description: `${mediaTypes.join(', ')}; by its bytes, not its name.`,
    },
    lotId: { type: 'string', description: 'The lot that it is about.' },
    note: { type: 'string', description: 'What it is evidence of.' },
  },
});

/** Files of an order: photos as evidence, signed papers. */
export function attachmentRoutes(app: ApiApp, context: ApiContext): void {
  void app.register(async (scope) => {
    await scope.register(multipart);
    uploadRoute(scope.withTypeProvider<ZodTypeProvider>(), context);
  });

  const list = operation({
    access: everyone,
    tag: 'Orders',
    summary: "List an order's files",
    codes: ['not-found'],
  });
  app.get(
    '/v1/orders/:orderId/attachments',
    {
      config: list.config,
      schema: { ...list.documentation, params: ofOrder, response: { 200: attachmentList, ...list.problems } },
    },
    async (request) => {
      await requireReadable(context, callerOf(request), request.params.orderId);
      const rows = await listAttachments(context.database, request.params.orderId);
      return withLocalInstants({ items: rows.map(attachmentView) }, await context.reference.local());
    },
  );

  const read = operation({
    access: everyone,
    tag: 'Orders',
    summary: "Read the bytes of an order's file",
    codes: ['not-found'],
  });
  app.get(
    '/v1/attachments/:attachmentId',
    {
      config: read.config,
      schema: {
        ...read.documentation,
        produces: [...mediaTypes],
        params: one,
        response: { 200: bytesSchema, ...read.problems },
      },
    },
    async (request, reply) => {
      const found = await findAttachment(context.database, request.params.attachmentId);
      if (found === undefined) throw new ProblemError('not-found');
      await requireReadable(context, callerOf(request), found.orderId);
      return await sendFile(context, reply, found);
    },
  );
}

function uploadRoute(app: ApiApp, context: ApiContext): void {
  const add = operation({
    access: everyone,
    tag: 'Orders',
    summary: 'Attach a file to an order',
    description: `Multipart, with the field file: ${mediaTypes.join(', ')}, at most ${limits.attachmentBytes / 1024 / 1024} MB.`,
    codes: [...posting, 'not-found', 'does-not-fit', 'order-closed'],
  });
  app.post(
    '/v1/orders/:orderId/attachments',
    {
      config: add.config,
      // A phone on the shop floor sends a photo slowly.
      handlerTimeout: context.waits.bulkRequest,
      schema: {
        ...add.documentation,
        consumes: ['multipart/form-data'],
        params: ofOrder,
        headers: keyHeaders,
        body: form,
        response: { 201: attachmentSchema, ...add.problems },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { orderId: of } = request.params;
      await requireReadable(context, caller, of);
      const upload = await readUpload(request);
      const { bytes: _bytes, ...said } = upload;
      // What a repeat under the same key is held against.
      request.body = said;
      await answerOnce(context, request, reply, async ({ updateId }) => {
        const given = { ...upload, orderId: of, attachmentId: uuidFrom(updateId) };
        const kept = await keepAttachment(context, caller, given);
        return { status: 201, body: withLocalInstants(kept, await context.reference.local()) };
      });
      return reply;
    },
  );
}
