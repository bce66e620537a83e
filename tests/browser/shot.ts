import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A picture of the page into the folder that SHOT names; nothing without it. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOT'];
  if (folder === undefined) return;
  await page.bringToFront();
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
