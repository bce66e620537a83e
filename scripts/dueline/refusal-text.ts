import { z } from 'zod';

const problem = z.looseObject({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.looseObject({ path: z.string(), reason: z.string() })).optional(),
});

/** Advice beyond the API's own, which does not know how this program signs in. */
const advice: Record<string, string> = {
  'not-signed-in': 'This program signs in with DUELINE_KEY, DUELINE_ADMIN_KEY or the key in the data folder.',
};

/** A problem document as lines for people: what and why, then each field with its path. */
export function refusalText(path: string, status: number, text: string): string {
  const told = problem.safeParse(parsed(text));
  if (!told.success) return `${path} answered ${status} without saying why.`;
  const { code, title, detail, errors = [] } = told.data;
  const lines = [`${title} (${status} ${code})`, `  ${detail}`, ...fieldLines(errors)];
  const more = advice[code];
  return (more === undefined ? lines : [...lines, `  ${more}`]).join('\n');
}

/** Every field that does not fit, a line each. */
export function fieldLines(errors: readonly { path: string; reason: string }[]): string[] {
  return errors.map(({ path, reason }) => (path === '' ? `  ! ${reason}` : `  ! ${path}: ${reason}`));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
