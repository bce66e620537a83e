import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageStack, startPageStack } from './page-stack.ts';
import { shot } from './shot.ts';
import { takeWholeOrder } from './whole-order.ts';

let stack: PageStack;
beforeAll(async () => {
  stack = await startPageStack();
}, 180_000);
afterAll(() => stack.close());

describe('a regular order', () => {
  it('goes from receipt to archive by clicks alone, as the people whose turn it is, in at most 26 acts [U1]', {
    timeout: 900_000,
  }, async () => {
    const lines: string[] = [];
    const { acts, journaled, window } = await takeWholeOrder(stack, (line) => lines.push(line));
    expect(acts.length, lines.join('\n')).toBeLessThanOrEqual(26);
    expect(journaled).toBe(acts.length);
    await window.locator('h1 ~ [data-stage=ARCHIVED]').waitFor();
    // The stages are read anew when the change is told; each of the eleven is then done.
    await window.locator('[data-part=progress] li[data-state=DONE]').nth(10).waitFor();
    await shot(window, 'whole-order-archived');
  });
});
