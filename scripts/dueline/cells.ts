import { z } from 'zod';

/** An instant as people read it, in the zone that the API wrote it in: `2025-10-09 10:00`. */
export function when(instant: string | null | undefined): string {
  return instant ? instant.slice(0, 16).replace('T', ' ') : '';
}

/** Yes as a tick, no as nothing. */
export function tick(is: boolean): string {
  return is ? '✓' : '';
}

/** Any JSON value in one cell. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '—');
}

/** The answer in the shape that a table needs. Throws an Error that names what is missing of it. */
export function shaped<Answer>(shape: z.ZodType<Answer>, answer: unknown): Answer {
  const checked = shape.safeParse(answer);
  if (checked.success) return checked.data;
  throw new Error(`The API answered in an unknown shape:\n${z.prettifyError(checked.error)}`);
}
