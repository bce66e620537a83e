import type { Page } from 'playwright-core';

/**
 * The keystroke-level model of Card, Moran and Newell (1980) for an average typist: seconds for a key (40 words per
 * minute), and for the thought before a field.
 */
const perKey = 0.28;
const perField = 1.35;
/** Keys for a Chinese character typed by its sound: letters and a share of the choice. */
const perCharacter = 4;

/** Somebody with a keyboard and no mouse, whose keys and fields are counted. */
export interface Typist {
  /** Thinks, then types into the field that has the focus. */
  type(text: string): Promise<void>;
  /** Presses keys in turn, such as `Enter` or `Control+d`. */
  press(...keys: string[]): Promise<void>;
  /** What the model says so far, in seconds, and what it counted. */
  effort(): { keys: number; seconds: number };
}

export function typistAt(page: Page): Typist {
  let keys = 0;
  let fields = 0;
  return {
    async type(text) {
      fields += 1;
      for (const character of text) keys += /[\u4e00-\u9fff]/.test(character) ? perCharacter : 1;
      // Faster than any person: what holds at this pace holds at theirs.
      await page.keyboard.type(text, { delay: 15 });
    },
    async press(...names) {
      for (const name of names) {
        keys += name.split('+').length;
        await page.keyboard.press(name);
      }
    },
    effort: () => ({ keys, seconds: keys * perKey + fields * perField }),
  };
}

/** Name of the field that has the focus. */
export async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const field = document.activeElement;
    return field?.getAttribute('name') ?? field?.getAttribute('data-find') ?? field?.tagName ?? '';
  });
}
