import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderView } from '../../api/views/order-schema.ts';
import type { Role } from '../../domain/people/roles.ts';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const words = {
  zh: {
    waits: '正在等待',
    paused: '计时暂停',
    missing: '还缺少的信息',
    date: '交货日期',
    done: '这项任务已经完成',
  },
  en: {
    waits: 'Waits for',
    paused: 'clock stands still',
    missing: 'Still missing',
    date: 'Delivery date',
    done: 'This task is done already',
  },
};

/** An order as a salesperson enters it. */
async function received(given: Record<string, unknown> = {}): Promise<OrderView> {
  const sales = await stack.as('SALESPERSON');
  return orderIn(await sales.post('/v1/orders', orderBody(given)));
}

async function give(role: Role, order: OrderView, command: string, input: object): Promise<OrderView> {
  const sender = await stack.as(role);
  return orderIn(await sender.post(`/v1/orders/${order.orderId}/commands/${command}`, { input }));
}

const taskOf = (command: string) => `order/${command}/SALES#1`;

describe('the order page', { timeout: 120_000 }, () => {
  it.each(languages)(
    'tells where the order is, what it waits for and who is asked, with the warnings to come, in %s',
    async (language) => {
      const order = await received();
      const page = await stack.open('SALESPERSON', `/orders/${order.orderId}`, { language });
      await page.getByRole('heading', { level: 1, name: order.orderNumber }).waitFor();
      const waits = page.getByRole('region', { name: words[language].waits });
      const names = language === 'zh' ? '销售部 · 张伟' : 'Sales · Zhang Wei';
      await waits.getByText(names).first().waitFor();
      expect(await waits.locator('[data-standing]').count()).toBe(2);
      const now = page.locator('[aria-current=step]');
      expect(await now.getAttribute('data-stage')).toBe('RECEIVED');
      expect(await page.locator('[data-part=progress] li[data-state=TO_COME]').count()).toBe(10);
      const rungs = page.locator('[data-part=ladder] [data-rung]');
      expect(await rungs.count()).toBeGreaterThan(3);
      expect(await rungs.first().innerText()).toContain(language === 'zh' ? '张伟' : 'Zhang Wei');
      await page.locator('[data-story] [data-entry="1"]').waitFor();
      await shot(page, `order-${language}`);
    },
  );

  it.each(languages)(
    'names what is missing and shows that the clock stands still, in %s',
    async (language) => {
      const { deliveryDate: _none, ...rest } = orderBody();
      const sales = await stack.as('SALESPERSON');
      const order = orderIn(await sales.post('/v1/orders', rest));
      const page = await stack.open('SALESPERSON', `/orders/${order.orderId}`, {
        language,
        screen: 'phone',
        colours: 'dark',
      });
      const gaps = page.locator('[data-gaps]');
      await gaps.getByText(words[language].missing).waitFor();
      await gaps.getByText(words[language].date).waitFor();
      await page.locator('[data-standing-still=initialReview]').waitFor();
      await page.locator('[data-next-act]').waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, 'nothing stands beyond the edge of a phone').toBeLessThanOrEqual(0);
      await shot(page, `order-waits-phone-${language}`);
    },
  );

  it.each(languages)('marks a task whose clock is paused, with the reason, in %s', async (language) => {
    const order = await received();
    const [clock] = order.clocks.filter(({ kind }) => kind === 'initialReview');
    await give('SALESPERSON', order, 'pause-clock', {
      clockId: clock?.clockId,
      reason: 'CUSTOMER_REQUEST',
      comment: '客户出差',
    });
    const page = await stack.open('SALESPERSON', `/orders/${order.orderId}`, { language });
    const row = page.locator(`[data-waits-for="${taskOf('passInitialReview')}"]`);
    await row.locator('[data-standing=PAUSED]').getByText(words[language].paused).waitFor();
    await row.locator('[data-paused]').waitFor();
  });

  it('opens the very task that its address names, and takes it from there to done [U6]', async () => {
    const order = await received();
    const task = encodeURIComponent(taskOf('passInitialReview'));
    const page = await stack.open('SALESPERSON', `/orders/${order.orderId}?task=${task}`);
    await page.locator('form[data-command=passInitialReview] [data-submit]').click();
    await page.locator('h1 ~ [data-stage=UNDER_REVIEW]').waitFor();
    await page.waitForURL((url) => !url.searchParams.has('task'));
  });

  it.each(languages)('says kindly that a task is done already, in %s', async (language) => {
    const order = await received();
    await give('SALESPERSON', order, 'pass-initial-review', {});
    const task = encodeURIComponent(taskOf('passInitialReview'));
    const page = await stack.open('SALESPERSON', `/orders/${order.orderId}?task=${task}`, { language });
    await page.locator('[data-task=DONE]').getByText(words[language].done).waitFor();
    expect(await page.locator('form[data-command]').count()).toBe(0);
  });

  it('shows what others do without a reload, and marks it as new [SYS-05]', async () => {
    const order = await received();
    const page = await stack.open('SALES_SUPERVISOR', `/orders/${order.orderId}`);
    await page.locator('[data-story] [data-entry="1"]').waitFor();
    await page.locator('[data-connection=LIVE]').waitFor();
    await give('SALESPERSON', order, 'pass-initial-review', {});
    await page.locator('[data-news]').waitFor();
    await page.locator('[data-story] .is-new[data-entry="2"]').waitFor();
    await page.locator('h1 ~ [data-stage=UNDER_REVIEW]').waitFor();
  });

  it('answers a stranger as if there were no such order', async () => {
    const order = await received();
    const page = await stack.open('WAREHOUSE_KEEPER', `/orders/${order.orderId}`);
    await page.locator('[data-state=empty]').waitFor();
    expect(await page.getByText(order.orderNumber).count()).toBe(0);
  });

  it('takes a photo as evidence and shows it', async () => {
    const order = await received();
    const page = await stack.open('SALESPERSON', `/orders/${order.orderId}?tab=files`);
    const picture = await page.screenshot();
    await page.locator('input[type=file]').setInputFiles({
      name: '<b>检验照片.png',
      mimeType: 'image/png',
      buffer: picture,
    });
    const card = page.locator('[data-file]');
    await card.getByText('<b>检验照片.png').waitFor();
    const shown = card.locator('img');
    await shown.scrollIntoViewIfNeeded();
    await expect
      .poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await shot(page, 'order-files-zh');
  });
});
