import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderBody, orderIn } from '../api/api-stack.ts';
import { holderOf, type Language, type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
  const sales = await stack.as('SALESPERSON');
  orderIn(await sales.post('/v1/orders', orderBody()));
}, 120_000);
afterAll(() => stack.close());

const languages: readonly Language[] = ['zh', 'en'];
const told = {
  zh: {
    add: '添加人员',
    save: '保存',
    password: '设置密码',
    delegate: '委托角色',
    key: '生成密钥',
    revoke: '撤销',
    edit: (name: string) => `修改 ${name}`,
    next: '预览变更',
    day: '调整某一天',
    zh: '中文名称',
    en: '英文名称',
    date: '日期',
    reason: /原因/,
    sales: '销售部',
    department: '部门',
    roles: '角色',
    to: '受托人',
    person: '人员',
    inspector: '检验员',
    salesperson: '业务员',
    notForYou: '这部分由其他人员使用',
  },
  en: {
    add: 'Add a person',
    save: 'Save',
    password: 'Set a password',
    delegate: 'Delegate roles',
    key: 'Make a key',
    revoke: 'Revoke',
    edit: (name: string) => `Change ${name}`,
    next: 'Preview the change',
    day: 'Change a day',
    zh: 'Name in Chinese',
    en: 'Name in English',
    date: 'Date',
    reason: /Why/,
    sales: 'Sales',
    department: 'Department',
    roles: 'Roles',
    to: 'Who acts',
    person: 'Person',
    inspector: 'Inspector',
    salesperson: 'Salesperson',
    notForYou: 'This part is for others',
  },
} as const;

/** Chooses from a list what a person types a part of. */
async function choose(form: Locator, label: string, text: string): Promise<void> {
  const field = form.getByRole('combobox', { name: label, exact: true });
  await field.click();
  await field.fill(text);
  await form.page().getByRole('option', { name: text }).first().click();
}

describe('administration', () => {
  it.each(languages)(
    'adds a person and sets a password to sign in with, in %s',
    async (language) => {
      const words = told[language];
      const personId = `new.${language}`;
      const page = await stack.open('ADMINISTRATOR', '/administration/people', { language });
      await page.getByRole('button', { name: words.add }).click();
      const form = page.locator('form[data-form=people]');
      await form.locator('[name=personId]').fill(personId);
      await form.locator('[name=nameZh]').fill('新人');
      await form.locator('[name=nameEn]').fill('New Person');
      await form.locator('input[type=radio][value=zh]').click();
      await choose(form, words.department, words.sales);
      await choose(form, words.roles, words.salesperson);
      await page.keyboard.press('Escape');
      await shot(page, `people-form-${language}`);
      await form.getByRole('button', { name: words.save }).click();
      const row = page.locator(`[data-row="${personId}"]`);
      await row.waitFor();
      await row.getByRole('button', { name: words.password }).click();
      await page.locator('form[data-form=people] [name=password]').fill('a long enough secret 27');
      await page.locator('form[data-form=people]').getByRole('button', { name: words.save }).click();
      await page.locator('form[data-form=people]').waitFor({ state: 'detached' });
      const signIn = { account: personId, password: 'a long enough secret 27' };
      const answer = await stack.app.inject({ method: 'POST', url: '/v1/session', payload: signIn });
      expect(answer.statusCode).toBe(201);
    },
    120_000,
  );

  it.each(languages)(
    'lets people delegate their own roles, on record, in %s',
    async (language) => {
      const words = told[language];
      const page = await stack.open('INSPECTOR', '/administration/delegations', { language });
      await page.getByRole('button', { name: words.delegate }).click();
      const form = page.locator('form[data-form=delegations]');
      const deputy = await holderOf(stack, 'QUALITY_MANAGER');
      await choose(form, words.to, deputy);
      await choose(form, words.roles, words.inspector);
      await page.keyboard.press('Escape');
      await form.locator('[name=from]').fill('2028-01-03T09:00');
      await form.locator('[name=until]').fill(language === 'zh' ? '2028-01-04T18:00' : '2028-01-05T18:00');
      await form.locator('[name=reason]').fill(`away ${language}`);
      await form.getByRole('button', { name: words.save }).click();
      const row = page.locator('[data-row]', { hasText: `away ${language}` });
      await row.waitFor();
      await row.getByRole('button', { name: words.revoke }).click();
      await page.getByRole('dialog').getByRole('button', { name: words.revoke, exact: true }).click();
      await row.getByRole('button', { name: words.revoke }).waitFor({ state: 'detached' });
    },
    120_000,
  );

  it.each(languages)(
    'shows a key once, and revokes it at once, in %s',
    async (language) => {
      const words = told[language];
      const page = await stack.open('ADMINISTRATOR', '/administration/keys', { language });
      await page.getByRole('button', { name: words.key }).click();
      const form = page.locator('form[data-form=keys]');
      const owner = await holderOf(stack, 'BUYER');
      await choose(form, words.person, owner);
      await form.locator('[name=label]').fill(`browser ${language}`);
      await form.getByRole('button', { name: words.save }).click();
      const key = (await page.locator('[data-told] pre').textContent()) ?? '';
      const me = () => stack.sender(key).get('/v1/me');
      expect((await me()).status).toBe(200);
      await page.keyboard.press('Escape');
      const row = page.locator('[data-row]', { hasText: `browser ${language}` });
      await row.getByRole('button', { name: words.revoke }).click();
      expect(await page.content()).not.toContain(key);
      await page.getByRole('dialog').getByRole('button', { name: words.revoke, exact: true }).click();
      await row.getByRole('button', { name: words.revoke }).waitFor({ state: 'detached' });
      expect((await me()).status).toBe(401);
    },
    120_000,
  );

  it.each(languages)(
    'changes a figure of the policy by a draft that tells what moves before it is applied, in %s',
    async (language) => {
      const words = told[language];
      const name = 'sla.review.initial';
      const value = language === 'zh' ? '6wh' : '7wh';
      const page = await stack.open('ADMINISTRATOR', '/administration/policies', { language });
      const row = page.locator(`[data-parameter="${name}"]`);
      await row.getByRole('button', { name: words.edit(name) }).click();
      await row.getByRole('textbox').fill(value);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: words.next }).click();
      const form = page.locator('[data-draft-form]');
      await form.getByRole('switch').click();
      await form.getByRole('textbox', { name: words.reason }).fill(`slower ${language}`);
      await form.getByRole('button', { name: words.next }).click();
      const preview = page.locator('[data-preview]');
      await preview.waitFor();
      expect(await preview.textContent()).toContain(value);
      await shot(page, `policy-preview-${language}`);
      await page.locator('[data-apply]').click();
      await page.locator('[data-change^=APPL]').waitFor();
      const { items } = Object((await stack.admin.get('/v1/policies')).body) as {
        items: { values: Record<string, unknown> }[];
      };
      expect(items[0]?.values[name]).toBe(value);
      await page.locator('[data-history^=APPL]', { hasText: `slower ${language}` }).waitFor();
    },
    120_000,
  );

  it.each(languages)(
    'makes a day off by a draft that is previewed, in %s',
    async (language) => {
      const words = told[language];
      const date = language === 'zh' ? '2026-12-29' : '2026-12-30';
      const page = await stack.open('ADMINISTRATOR', '/administration/calendars', { language });
      await page.locator('[data-year]').waitFor();
      await shot(page, `calendars-${language}`);
      await page.getByRole('button', { name: words.day }).click();
      const form = page.locator('[data-draft-form]');
      await form.getByLabel(words.date).fill(date);
      await form.getByLabel(words.zh).fill('盘点');
      await form.getByLabel(words.en).fill('Stocktaking');
      await form.getByRole('textbox', { name: words.reason }).fill('stocktaking');
      await form.getByRole('button', { name: words.next }).click();
      await page.locator('[data-preview]').waitFor();
      await page.locator('[data-apply]').click();
      await page.locator('[data-change^=APPL]').waitFor();
      const day = await stack.admin.get(`/v1/calendars/company/days?from=${date}&until=${date}`);
      expect(Object(day.body).items[0].worked).toBe(false);
    },
    120_000,
  );

  it.each(languages)('shows people only the parts that they may use, in %s', async (language) => {
    const page = await stack.open('SALESPERSON', '/administration/people', { language });
    await page.getByText(told[language].notForYou).waitFor();
    const links = await page
      .locator('main nav a')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect(links).toContain('/administration/absences');
    expect(links).not.toContain('/administration/people');
    expect(links).not.toContain('/administration/keys');
  });
});
