import type { z } from 'zod';

/** How one setting is read: `check` takes the text of the environment and gives the value or says what is wrong. */
export interface SettingEntry {
  /** Name of the environment variable. */
  name: string;
  check: z.ZodType<unknown, string>;
  /** Text used when the variable is absent or empty; without one the setting is optional. */
  fallback?: string;
  /** One sentence for the documentation. */
  purpose: string;
  /** What to write instead, shown when the value does not fit. */
  example: string;
}
