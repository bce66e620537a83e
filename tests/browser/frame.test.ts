import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageStack, startPageStack } from './page-stack.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 120_000);
afterAll(() => stack.close());

describe('the frame', () => {
  it('shows who is signed in, in the language of the reader', async () => {
    const page = await stack.open('SALESPERSON', '/', { language: 'zh' });
    await page.getByRole('link', { name: '我的工作' }).first().waitFor();
    if (process.env['SHOT']) await page.screenshot({ path: `${process.env['SHOT']}/frame.png` });
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    const english = await stack.open('SALESPERSON', '/', { language: 'en' });
    await english.getByRole('link', { name: 'My work' }).first().waitFor();
  });
});
