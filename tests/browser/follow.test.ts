import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

const linkKey = 'a key for links that is long enough 01';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
  stack.deps.settings.linkKeys = [linkKey];
}, 180_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const words = {
  zh: { ended: '链接已失效', promised: '交货日期 2028年3月1日', now: '已接收' },
  en: { ended: 'This link does not hold any more', promised: 'Delivery date 1 Mar 2028', now: 'Received' },
};

/** A new order of the customer, and a link that shows it. */
async function linked(): Promise<{ orderNumber: string; orderId: string; path: string; linkId: string }> {
  const sales = await stack.as('SALESPERSON');
  const { orderId, orderNumber } = orderIn(await sales.post('/v1/orders', orderBody()));
  const made = await sales.post('/v1/customer-links', { customerId: 'CUS-001', orderId });
  const { url, linkId } = Object(made.body);
  const { pathname, hash } = new URL(String(url));
  return { orderId, orderNumber, linkId: String(linkId), path: `${pathname}${hash}` };
}

describe("a customer's link", { timeout: 120_000 }, () => {
  it.each(languages)(
    'shows the own order, how far it is and when it comes, and nothing internal, in %s',
    async (language) => {
      const { orderNumber, path } = await linked();
      const page = await stack.visit(path, { language, screen: language === 'en' ? 'phone' : 'desk' });
      await page.getByRole('heading', { level: 2, name: orderNumber }).waitFor();
      await page.getByText(words[language].promised).waitFor();
      expect(await page.locator('[aria-current=step]').innerText()).toContain(words[language].now);
      const text = await page.locator('main').innerText();
      for (const internal of ['张伟', 'Zhang Wei', '19,200', '4,800', 'CUS-001', '初审']) {
        expect(text).not.toContain(internal);
      }
      await shot(page, `follow-${language}`);
    },
  );

  it('sends its token to nobody in an address [PRIV-10]', async () => {
    const { path, orderNumber } = await linked();
    const token = path.split('#')[1] ?? '';
    const page = await stack.visit('/follow');
    const asked: string[] = [];
    let authorised = 0;
    page.on('request', (request) => {
      asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`);
      if (request.headers()['authorization'] === `Bearer ${token}`) authorised += 1;
    });
    await page.goto(path);
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, token);
    await page.getByRole('heading', { level: 2, name: orderNumber }).waitFor();
    expect(authorised).toBeGreaterThan(0);
    expect(asked.filter((each) => each.split('#')[0]?.includes(token.slice(0, 20)))).toEqual([]);
  });

  it.each(languages)('says what to do when it was revoked, in %s', async (language) => {
    const { path, linkId } = await linked();
    const sales = await stack.as('SALESPERSON');
    expect((await sales.delete(`/v1/customer-links/${linkId}`)).status).toBe(204);
    const page = await stack.visit(path, { language });
    await page.locator('[data-link=ENDED]').getByText(words[language].ended).waitFor();
    await page.goto('/follow');
    await page.locator('[data-link=NONE]').waitFor();
  });
});
