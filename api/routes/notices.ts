import { z } from 'zod';
import {
  listNotices,
  markNoticesSeen,
  type NoticePlace,
  noticeReader,
} from '../../db/notices/list-notices.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { isBefore } from '../../domain/instant.ts';
import { orderIdOf, type SingleNotice } from '../../domain/notices/notice.ts';
import { noticePath } from '../../domain/notices/notice-path.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { nowOf } from '../deps.ts';
import { answerOnce } from '../idempotency/answer-once.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { instant } from '../inputs/fields.ts';
import { withLocalInstants } from '../views/local-instants.ts';
import { noticePage } from '../views/notice-schemas.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation, posting } from './operation.ts';
import { pageQuery, placeOf, rowId } from './queries.ts';

const query = z.strictObject({
  language: z
    .enum(['zh', 'en'], 'must be one of zh, en')
    .exactOptional()
    .describe("Language of the texts; the caller's own unless given."),
  ...pageQuery,
});

const seenNotices = z
  .strictObject({ until: instant('When the latest notice that was looked at was made.') })
  .meta({ id: 'SeenNotices' });

const seenSchema = z.strictObject({ until: z.string().meta({ format: 'date-time' }) });

/** What the caller was told on the product's own page. */
export function noticeRoute(app: ApiApp, context: ApiContext): void {
  const list = operation({
    access: staff,
    tag: 'Notices',
    summary: "List the caller's notices, the latest first",
    codes: ['validation-failed'],
  });
  app.get(
    '/v1/notices',
    {
      config: list.config,
      schema: {
        ...list.documentation,
        querystring: query,
        response: { 200: noticePage, ...list.problems },
      },
    },
    async (request) => {
      const { personId, department } = callerOf(request);
      const { limit, cursor, language } = request.query;
      const page = await listNotices(context.database, personId, placeOf(cursor, noticePlace), limit);
      const reader = await noticeReader(context.database, personId);
      const locale = language ?? reader.locale;
      const local = await context.reference.local();
      const linkTo = (entry: SingleNotice) => `${context.settings.publicUrl}${noticePath(entry, department)}`;
      const items = page.items.map(({ noticeId, createdAt, notice }) => {
        const orderId = orderIdOf(notice);
        const path = noticePath(notice, department);
        const link = `${context.settings.publicUrl}${path}`;
        const { subject, lead, fields } = renderNotice(notice, locale, link, linkTo);
        const seen = reader.seenAt !== null && !isBefore(reader.seenAt, createdAt);
        const about = {
          noticeId,
          kind: notice.kind,
          createdAt: local(createdAt),
          ...present({ orderId }),
          seen,
          path,
        };
        return { ...about, subject, lead, fields };
      });
      return { ...page, items };
    },
  );

  const mark = operation({
    access: staff,
    tag: 'Notices',
    summary: 'Say up to when the caller has looked at the notices',
    description: 'Never goes back, and never beyond the present.',
    codes: posting,
  });
  app.post(
    '/v1/notices/seen',
    {
      config: mark.config,
      schema: {
        ...mark.documentation,
        headers: keyHeaders,
        body: seenNotices,
        response: { 200: seenSchema, ...mark.problems },
      },
    },
    async (request, reply) => {
      await answerOnce(context, request, reply, async () => {
        const now = nowOf(context);
        const asked = request.body.until;
        const until = isBefore(now, asked) ? now : asked;
        await markNoticesSeen(context.database, callerOf(request).personId, until, now);
        return { status: 200, body: withLocalInstants({ until }, await context.reference.local()) };
      });
      return reply;
    },
  );
}

function noticePlace(text: string): NoticePlace | undefined {
  const [createdAt, noticeId] = decodeCursor(text, 2) ?? [];
  if (typeof createdAt !== 'string' || Number.isNaN(Date.parse(createdAt))) return undefined;
  return rowId.safeParse(noticeId).success ? { createdAt, noticeId: String(noticeId) } : undefined;
}
