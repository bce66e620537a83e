import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The success criteria of WCAG 2.2, levels A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What hinders people on a page, worst first: one line a finding, none that is only a matter of taste. */
export async function hindrances(page: Page): Promise<string[]> {
  // Evaluated by the browser's own protocol, as the page's policy lets no foreign script in.
  await page.evaluate(source);
  const results = await page.evaluate(async (wanted): Promise<AxeResults> => {
    const { axe } = globalThis as typeof globalThis & { axe: typeof import('axe-core') };
    return await axe.run(document, { runOnly: { type: 'tag', values: wanted } });
  }, tags);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${impact} ${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`,
      ),
    );
}
