import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderView } from '../../api/views/order-schema.ts';
import { hindrances } from './accessibility.ts';
import { ordersAt } from './order-at.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { qrPicture } from './qr-picture.ts';
import { shot } from './shot.ts';

let stack: PageStack;
let orders: OrderView[];
beforeAll(async () => {
  stack = await startPageStack();
  orders = await ordersAt(stack, 'recordInspection', 7);
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const taken = (): OrderView => {
  const order = orders.shift();
  if (order === undefined) throw new Error('one more order is wanted');
  return order;
};

describe('scanning', () => {
  it.each(languages)(
    'leads from a label to its acts, done in two taps, in %s',
    async (language) => {
      const order = taken();
      const page = await stack.open('INSPECTOR', '/scan', { language, screen: 'phone' });
      await page.locator('[data-scan-field]').waitFor();
      await shot(page, `scan-${language}`);
      // A hand scanner types wherever the focus is.
      await page.locator('h1').click();
      await page.keyboard.type(`D1-${order.orderId}-L1`);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/s/${order.orderId}/L1`);
      await page.locator('[data-act=recordInspection]').waitFor();
      await shot(page, `scanned-${language}`);
      await page.locator('[data-act=recordInspection]').tap();
      await page.locator('[name=standardVersion]').fill('QS-2026-03');
      await shot(page, `scanned-act-${language}`);
      await page.locator('[data-submit=recordInspection]').tap();
      await page.locator('[data-scan-done]').waitFor();
      await page.locator('[data-stage=READY_TO_SHIP]').waitFor();
    },
    120_000,
  );

  it.each(languages)(
    'gives one act for each scan of a series, and says loudly what it refuses, in %s',
    async (language) => {
      const [first, second] = [taken(), taken()];
      const page = await stack.open('INSPECTOR', '/scan?mode=series&command=recordInspection', {
        language,
        screen: 'phone',
      });
      const field = page.locator('[data-scan-field]');
      await field.fill(`${stack.url}/s/${first.orderId}/L1`);
      await field.press('Enter');
      // What all scans share is missing yet.
      await page.locator('[data-scan-refused]').waitFor();
      await page.locator('[name=standardVersion]').fill('QS-2026-03');
      // Two scans in quick succession wait for each other.
      await field.fill(`D1-${first.orderId}-L1`);
      await field.press('Enter');
      await field.fill(`D1-${second.orderId}-L1`);
      await field.press('Enter');
      await page.locator('[data-done="2"]').waitFor();
      await field.fill(`D1-${second.orderId}-L1`);
      await field.press('Enter');
      await page.locator('[data-scan=REFUSED]').nth(1).waitFor();
      await shot(page, `series-${language}`);
      const refusal = await page.locator('[data-scan-refused]').innerText();
      expect(refusal).toContain({ zh: '未办理', en: 'Not done' }[language]);
      expect(await hindrances(page)).toEqual([]);
      await field.fill('no such thing');
      await field.press('Enter');
      await page.locator('[data-scan=REFUSED]').nth(2).waitFor();
      await page.locator('[data-done="2"]').waitFor();
    },
    120_000,
  );

  it('reads a label with the camera, once', async () => {
    const [order] = orders;
    if (order === undefined) throw new Error('an order is wanted');
    const page = await stack.open('WAREHOUSE_KEEPER', '/board', { screen: 'phone' });
    await page.addInitScript(qrPicture(`${stack.url}/s/${order.orderId}/L1`));
    await page.goto('/scan');
    await page.locator('[data-camera=start]').tap();
    await page.waitForURL(`**/s/${order.orderId}/L1`);
    await page.locator('h1', { hasText: order.orderNumber }).waitFor();
  }, 120_000);

  it('keeps a photo of the lot as evidence', async () => {
    const [order] = orders;
    if (order === undefined) throw new Error('an order is wanted');
    const page = await stack.open('INSPECTOR', `/s/${order.orderId}/L1`, { screen: 'phone' });
    await page.locator('[data-photo]').waitFor();
    const picture = await page.screenshot({ type: 'jpeg' });
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'weld.jpg', mimeType: 'image/jpeg', buffer: picture });
    await page.locator('[data-evidence="1"] img').waitFor();
    const listed = await stack.admin.get(`/v1/orders/${order.orderId}/attachments`);
    expect(Object(listed.body)['items']).toMatchObject([{ lotId: 'L1', mediaType: 'image/jpeg' }]);
    await shot(page, 'scanned-photo');
  }, 120_000);
});
