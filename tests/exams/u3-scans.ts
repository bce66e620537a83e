import type { Page } from 'playwright-core';
import type { OrderView } from '../../api/views/order-schema.ts';
import { orderAt } from '../browser/order-at.ts';
import { type Exam, examResult } from './exam-result.ts';
import { openPageStage, type PageStage } from './page-stage.ts';

const sizes = { short: 5, full: 15 } as const;
const standardVersion = 'QS-2026-03';
/** A person sees the result of a scan within so many milliseconds, on a machine that does much else. */
const resultWithinMs = 60_000;

/**
 * U3: lots wait for their inspection; the inspector chooses the act once and scans each label. Everything the person
 * does is counted in a real browser: one scan, one act, and nothing else.
 */
export const runU3: Exam = async (place, options) => {
  const stage = await openPageStage(place);
  const wanted = sizes[options.scale];
  try {
    options.log(`brings ${wanted} orders to their inspection`);
    const orders: OrderView[] = [];
    for (let made = 0; made < wanted; made += 1) orders.push(await orderAt(stage, 'recordInspection'));
    const page = await stage.open('INSPECTOR', '/scan?mode=series&command=recordInspection', 'zh');
    await page.locator('[name=standardVersion]').fill(standardVersion);
    await page.keyboard.press('Enter');
    await page.locator('[data-scan-field]:focus').waitFor();
    const inputs = await countInputs(page);
    const scan = async (code: string, place: number) => {
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
      const entry = page.locator('[data-scan]').nth(0);
      const settled = page.locator('[data-scan]:not([data-scan=WAITING])');
      await settled.nth(place - 1).waitFor({ timeout: resultWithinMs });
      return await entry.getAttribute('data-scan');
    };
    const outcomes: (string | null)[] = [];
    for (const [index, order] of orders.entries()) {
      outcomes.push(await scan(labelOf(stage, order, index), index + 1));
    }
    const given = await inputs();
    const acts = await inspections(stage, orders);
    // The planted defects: a label scanned again, and one of no lot. Neither may be an act.
    const [first] = orders;
    const again = first && (await scan(labelOf(stage, first, 0), wanted + 1));
    const wrong = await scan('D1-ord_aaaaaaaaaaaaaaaaaaaaaaaaaa-L1', wanted + 2);
    const after = await inspections(stage, orders);
    const planted = await inputs();
    const differences = [
      ...outcomes.flatMap((outcome, index) =>
        outcome === 'DONE' ? [] : [`the scan of ${orders[index]?.orderNumber} ended as ${outcome}`],
      ),
      ...(acts === wanted ? [] : [`${acts} inspections are on record instead of ${wanted}`]),
      ...(given.scans === wanted ? [] : [`${given.scans} scans for ${wanted} inspections`]),
      ...(given.touches === 0 ? [] : [`${given.touches} touches beside the scans`]),
      ...(again === 'REFUSED' ? [] : [`a label scanned again ended as ${again}`]),
      ...(wrong === 'REFUSED' ? [] : [`a wrong code ended as ${wrong}`]),
      ...(after === acts ? [] : ['a refused scan left an inspection']),
      ...(planted.scans === wanted + 2 ? [] : ['the planted scans were not counted']),
    ];
    const figures = { inspections: acts, acts: given.scans + given.touches, planted: 2 };
    return examResult('U3', options, figures, differences);
  } finally {
    await stage.close();
  }
};

/** Labels bear the page's address; older ones the short code. */
function labelOf({ product }: PageStage, { orderId }: OrderView, index: number): string {
  return index % 2 === 0 ? `${product.base}/s/${orderId}/L1` : `D1-${orderId}-L1`;
}

/** Counts what a person does from now on: ended scans, and touches or clicks. */
async function countInputs(page: Page): Promise<() => Promise<{ scans: number; touches: number }>> {
  await page.evaluate(() => {
    const counted = { scans: 0, touches: 0 };
    Object.assign(globalThis, { counted });
    const count = (event: Event) => {
      if (event.isTrusted && event instanceof KeyboardEvent && event.key === 'Enter') counted.scans += 1;
      if (event.isTrusted && event.type === 'pointerdown') counted.touches += 1;
    };
    document.addEventListener('keydown', count, true);
    document.addEventListener('pointerdown', count, true);
  });
  return () => page.evaluate(() => Object(globalThis)['counted'] as { scans: number; touches: number });
}

/** Inspections that people gave to the orders, by their journals. */
async function inspections({ stage }: PageStage, orders: readonly OrderView[]): Promise<number> {
  const [row] = await stage.database.sql<{ count: number }[]>`
    select count(*)::int as count from dueline.journal
    where order_id in ${stage.database.sql(orders.map(({ orderId }) => orderId))} and command = 'recordInspection'`;
  return row?.count ?? 0;
}
