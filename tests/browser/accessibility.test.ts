import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { caseIn } from '../api/case-people.ts';
import { hindrances } from './accessibility.ts';
import { type PageStack, startPageStack } from './page-stack.ts';

let stack: PageStack;
let orderId = '';
let caseId = '';

beforeAll(async () => {
  stack = await startPageStack();
  const sales = await stack.as('SALESPERSON');
  orderId = orderIn(await sales.post('/v1/orders', orderBody())).orderId;
  const opening = { kind: 'EXCEPTION', type: 'PROBLEM', department: 'SALES', description: '联系人更换' };
  caseId = caseIn(await sales.post('/v1/cases', { ...opening, orders: [{ orderId }] })).caseId;
}, 120_000);
afterAll(() => stack.close());

/** Every page of the menu, and those behind it. */
const places = [
  '/',
  '/board',
  '/board?view=table',
  '/board?view=calendar',
  '/orders',
  '/orders/new',
  '/orders/:order',
  '/orders/:order?tab=otherwise',
  '/orders/:order?tab=review',
  '/orders/:order?tab=messages',
  '/orders/:order/print',
  '/imports',
  '/drafts',
  '/cases',
  '/cases/:case',
  '/cases/report',
  '/what-if',
  '/scan',
  '/s/:order',
  '/escalations',
  '/time',
  '/supervision',
  '/notices',
  '/administration/people',
  '/administration/policies',
  '/administration/calendars',
  '/administration/keys',
] as const;

const looks = [
  { screen: 'desk', colours: 'light', language: 'zh' },
  { screen: 'desk', colours: 'dark', language: 'en' },
  { screen: 'phone', colours: 'light', language: 'en' },
] as const;

describe('every page can be used by everyone (WCAG 2.2 AA, found by axe)', () => {
  for (const look of looks) {
    const title = `has nothing serious in the way, ${look.screen}, ${look.colours}, ${look.language}`;
    it(title, { timeout: 600_000 }, async () => {
      const page = await stack.open('ADMINISTRATOR', '/', look);
      const found: string[] = [];
      for (const place of places) {
        await page.goto(place.replace(':order', orderId).replace(':case', caseId));
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await expect.poll(() => page.locator('[data-state=loading]').count(), { timeout: 20_000 }).toBe(0);
        const all = await hindrances(page);
        found.push(...all.map((each) => `${place} ${each}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 1) found.push(`${place} is ${wide} px wider than the screen`);
      }
      expect(found).toEqual([]);
    });
  }

  it('has nothing serious in the way where nobody is signed in', async () => {
    for (const place of ['/sign-in', '/follow']) {
      const page = await stack.visit(place);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect(await hindrances(page)).toEqual([]);
    }
  });
});
