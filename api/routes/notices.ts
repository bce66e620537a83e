import { z } from 'zod';
import { listNotices, localeOf, type NoticePlace } from '../../db/notices/list-notices.ts';
import { decodeCursor } from '../../db/reads/page.ts';
import { orderIdOf } from '../../domain/notices/notice.ts';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import type { ApiContext } from '../context.ts';
import { noticePage } from '../views/notice-schemas.ts';
import { present } from '../views/row-views.ts';
import { type ApiApp, operation } from './operation.ts';
import { pageQuery, placeOf, rowId } from './queries.ts';

const query = z.strictObject({
  language: z
    .enum(['zh', 'en'], 'must be one of zh, en')
    .exactOptional()
    .describe("Language of the texts; the caller's own unless given."),
  ...pageQuery,
});

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
      const { personId } = callerOf(request);
      const { limit, cursor, language } = request.query;
      const page = await listNotices(context.database, personId, placeOf(cursor, noticePlace), limit);
      const locale = language ?? (await localeOf(context.database, personId));
      const local = await context.reference.local();
      const linkTo = (orderId: string) =>
        `${context.settings.publicUrl}/v1/orders/${encodeURIComponent(orderId)}`;
      const items = page.items.map(({ noticeId, createdAt, notice }) => {
        const orderId = orderIdOf(notice);
        const link = orderId === undefined ? context.settings.publicUrl : linkTo(orderId);
        const { subject, lead, fields } = renderNotice(notice, locale, link, linkTo);
        const about = { noticeId, kind: notice.kind, createdAt: local(createdAt), ...present({ orderId }) };
        return { ...about, subject, lead, fields };
      });
      return { ...page, items };
    },
  );
}

function noticePlace(text: string): NoticePlace | undefined {
  const [createdAt, noticeId] = decodeCursor(text, 2) ?? [];
  if (typeof createdAt !== 'string' || Number.isNaN(Date.parse(createdAt))) return undefined;
  return rowId.safeParse(noticeId).success ? { createdAt, noticeId: String(noticeId) } : undefined;
}
