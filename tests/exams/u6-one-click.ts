import type { Page } from 'playwright-core';
import { noticeKinds } from '../../domain/notices/notice.ts';
import { orderAt } from '../browser/order-at.ts';
import { everyNotice, misleading, type ToldNotice, tell } from './every-notice.ts';
import { type Exam, examResult } from './exam-result.ts';
import { openPageStage, type PageStage } from './page-stage.ts';

const languages = { short: ['zh'], full: ['zh', 'en'] } as const;
/** A screen comes up within so many milliseconds, on a machine that does much else. */
const screenWithinMs = 45_000;
/** How long the planted defect is given to look like what it is not. */
const plantedWithinMs = 8_000;

/**
 * U6: every kind of notice is told to its reader, who clicks it once in a real browser; then the form of the act is
 * open, or the page on which such a thing is mended.
 */
export const runU6: Exam = async (place, options) => {
  const stage = await openPageStage(place);
  try {
    const order = await orderAt(stage, 'recordInspection');
    const opening = { kind: 'EXCEPTION', type: 'PROBLEM', department: 'QUALITY', description: '设备故障' };
    const sales = await stage.as('SALES_MANAGER');
    const opened = await sales.post('/v1/cases', { ...opening, orders: [{ orderId: order.orderId }] });
    const caseId = String(Object(opened.body)['caseId']);
    const notices = await everyNotice(stage.stage, order.orderId, caseId);
    const kinds = new Set(notices.map(({ notice }) => notice.kind));
    const differences = noticeKinds.filter((kind) => !kinds.has(kind)).map((kind) => `${kind} was not told`);
    for (const [index, told] of notices.entries()) await tell(stage.stage, told, `u6/${index}`);
    let screens = 0;
    for (const language of languages[options.scale]) {
      for (const told of notices) {
        const missed = await oneClick(stage, told, language, screenWithinMs);
        options.log(`${language} ${told.notice.kind}: ${missed ?? 'one click'}`);
        if (missed === undefined) screens += 1;
        else differences.push(`${told.notice.kind} in ${language}: ${missed}`);
      }
    }
    const [first] = notices;
    if (first === undefined) throw new Error('no notice was told');
    await stage.stage.database.sql`delete from dueline.outbox where key like 'u6/%'`;
    const planted = misleading(first);
    await tell(stage.stage, planted, 'u6/planted');
    const missed = await oneClick(stage, planted, 'zh', plantedWithinMs);
    if (missed === undefined) differences.push('a planted notice that leads to nothing was not caught');
    const figures = { kinds: kinds.size, screens, clicks: 1, planted: missed === undefined ? 0 : 1 };
    return examResult('U6', options, figures, differences);
  } finally {
    await stage.close();
  }
};

/** Clicks the notice once; what is missing then, or nothing. */
async function oneClick(
  stage: PageStage,
  { notice, reader, screen }: ToldNotice,
  language: 'zh' | 'en',
  withinMs: number,
): Promise<string | undefined> {
  const page = await stage.open(reader, '/notices', language);
  try {
    const row = page.locator(`[data-notice=${notice.kind}]`).first();
    await row.waitFor({ timeout: screenWithinMs });
    await row.click();
    if ('form' in screen) {
      await page.locator(`form[data-command=${screen.form}]`).waitFor({ timeout: withinMs });
    } else {
      await page.waitForURL((url) => url.pathname === screen.page, { timeout: withinMs });
      await page.locator('main h1').waitFor({ timeout: withinMs });
      if (await isAway(page)) return `${screen.page} could not be shown`;
    }
    return undefined;
  } catch (error) {
    return `${page.url()} shows nothing to do: ${String(error).split('\n')[0]}`;
  } finally {
    await page.context().close();
  }
}

/** True when the page says that it is not there, or failed. */
async function isAway(page: Page): Promise<boolean> {
  return (await page.locator('main [data-state=failed]').count()) > 0;
}
