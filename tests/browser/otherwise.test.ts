import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderView } from '../../api/views/order-schema.ts';
import { orderIn } from '../api/api-stack.ts';
import { fillBlanks } from './fill-blanks.ts';
import { ordersAt } from './order-at.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
let orders: OrderView[];
beforeAll(async () => {
  stack = await startPageStack();
  orders = await ordersAt(stack, 'completeProduction', 4);
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const typed = { text: '客户来函', date: inDays(150), dateTime: `${inDays(3)}T10:00` };

const requestForm = {
  name: '取消申请表.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n'),
};

function taken(): OrderView {
  const order = orders.shift();
  if (order === undefined) throw new Error('one more order is wanted');
  return order;
}

async function read({ orderId }: OrderView): Promise<OrderView> {
  return orderIn(await stack.admin.get(`/v1/orders/${orderId}`));
}

async function opened(order: OrderView, language: Language, command: string) {
  const page = await stack.open('SALES_MANAGER', `/orders/${order.orderId}?tab=otherwise`, { language });
  await page.locator('[data-more-acts]:visible').first().click();
  await page.locator(`[role=menuitem][data-command=${command}]`).click();
  const form = page.locator(`form[data-command=${command}]`);
  await form.waitFor();
  return { page, form };
}

describe('what goes otherwise with an order', () => {
  it.each(languages)(
    'a change is asked for by its form, and the page says what it would mean before anybody decides, in %s [CHANGE-04]',
    async (language) => {
      const order = taken();
      const deliveryDate = inDays(150);
      const { page, form } = await opened(order, language, 'requestChange');
      await fillBlanks(form, typed);
      await form.locator('[name="wanted.deliveryDate"]').fill(deliveryDate);
      await form.locator('[data-submit]').click();
      await form.waitFor({ state: 'detached' });
      await page.locator('[data-part=change-C1] [data-impact]').waitFor();
      expect(await page.locator('[data-impact] [data-moved]').count()).toBeGreaterThan(0);
      await shot(page, `change-${language}`);
      const change = (await read(order)).change;
      expect(change).toMatchObject({ changeId: 'C1', wanted: { deliveryDate } });
      await page.locator('[data-part=waits-for] [data-act^="order/answerChange"]').waitFor();
    },
    120_000,
  );

  it.each(languages)(
    'a cancelled order freezes before the eyes of who looks at it, and says who has to stop; its form is one click away, in %s [CANCEL-01 CANCEL-02]',
    async (language) => {
      const order = taken();
      const maker = await stack.open('PRODUCTION_SUPERVISOR', `/orders/${order.orderId}`, { language });
      await maker.locator('[data-act*="completeProduction"]:visible').first().waitFor();
      const { page, form } = await opened(order, language, 'requestCancellation');
      await fillBlanks(form, typed);
      await page.route('**/attachments', async (route) => {
        if (route.request().method() === 'POST') await delay(700);
        await route.continue();
      });
      await form.locator('[data-file-field=formAttachmentId] input[type=file]').setInputFiles(requestForm);
      const reason = form.locator('textarea').first();
      await reason.fill('typed while the file is sent');
      await page.waitForFunction(() =>
        document.querySelector<HTMLInputElement>('[name=formAttachmentId]')?.value?.includes('-'),
      );
      expect(await reason.inputValue()).toBe('typed while the file is sent');
      await shot(page, `cancellation-form-${language}`);
      await form.locator('[data-submit]').click();
      await form.waitFor({ state: 'detached' });
      await page.locator('[data-part=cancellation]').waitFor();
      const { cancellation } = await read(order);
      const link = page.locator(`[data-form-file="${cancellation?.formAttachmentId}"]`);
      expect(await link.innerText()).toBe(requestForm.name);
      expect(await link.getAttribute('href')).toBe(`/v1/attachments/${cancellation?.formAttachmentId}`);
      await page.locator('[data-stage=CANCEL_REQUESTED]').first().waitFor();
      await shot(page, `cancellation-${language}`);
      await maker.bringToFront();
      await maker.locator('[data-act*="acknowledgeStop"]:visible').first().waitFor();
      expect(await maker.locator('[data-act*="completeProduction"]:visible').count()).toBe(0);
    },
    120_000,
  );
});
