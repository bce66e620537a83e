import type { Locator, Page } from 'playwright-core';

/** What a person types where the form proposes nothing; dates are a few days from now. */
export interface Typed {
  text: string;
  date: string;
  dateTime: string;
}

/** Fills in what a form asks for and does not know: as few keys as a person would press. Answers how many fields. */
export async function fillBlanks(form: Locator, typed: Typed): Promise<number> {
  let filled = 0;
  for (const field of await form.locator('[aria-required=true]').all()) {
    if (!(await field.isVisible()) || !(await isTyped(field)) || (await field.inputValue()) !== '') continue;
    const type = await field.getAttribute('type');
    const text = type === 'date' ? typed.date : type === 'datetime-local' ? typed.dateTime : typed.text;
    await field.fill(text);
    filled += 1;
  }
  for (const group of await form.getByRole('radiogroup').all()) {
    if ((await group.locator('input:checked').count()) > 0) continue;
    if ((await group.locator('xpath=..').getByText('*', { exact: true }).count()) === 0) continue;
    await group.getByRole('radio').first().check();
    filled += 1;
  }
  for (const choice of await form
    .locator('input[aria-haspopup=listbox]:not(.mantine-TagsInput-inputField)')
    .all()) {
    if ((await choice.inputValue()) !== '') continue;
    const field = choice.locator('xpath=ancestor::*[.//label][1]');
    if ((await field.getByText('*', { exact: true }).count()) === 0) continue;
    await choice.click();
    await form.page().getByRole('option').first().click();
    filled += 1;
  }
  return filled;
}

async function isTyped(field: Locator): Promise<boolean> {
  return await field.evaluate((element) => element.matches('input, textarea'));
}

/** Gives the act of a task by the button and the form of an order's page. */
export async function giveByClicks(page: Page, taskId: string, typed: Typed): Promise<number> {
  await page.locator(`[data-part=waits-for] [data-act="${taskId}"]`).click();
  const form = page.locator('form[data-command]');
  await form.waitFor();
  const filled = await fillBlanks(form, typed);
  await form.locator('[data-submit]').click();
  await form.waitFor({ state: 'detached' });
  return filled;
}
