import type { KeyboardEvent } from 'react';
import { filled, type Values } from '../forms/schema.ts';

/** What a key asks for in the table of lines. */
export type LineKey = 'next' | 'copy' | 'up' | 'down';

/** The wish behind a key; undefined when the key is the field's own. */
export function lineKeyOf(event: KeyboardEvent): LineKey | undefined {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return undefined;
  const { target, key } = event;
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.shiftKey && !event.altKey && key.toLowerCase() === 'd') return 'copy';
  if (command || event.altKey || target instanceof HTMLButtonElement) return undefined;
  if (key === 'Enter') return target instanceof HTMLTextAreaElement ? undefined : 'next';
  // A list of choices and a text of several lines need their arrows themselves.
  const isCell = target instanceof HTMLInputElement && target.getAttribute('aria-haspopup') === null;
  if (isCell && key === 'ArrowUp') return 'up';
  return isCell && key === 'ArrowDown' ? 'down' : undefined;
}

/** Nothing is typed into the line. */
export function isBlank(line: Values | undefined): boolean {
  return filled(line) === undefined;
}

/**
 * The lines after a copy at `index`, and which of them is the copy: a blank line becomes the one above it; of a line
 * that is filled in a copy comes below it, so that nothing typed is lost.
 */
export function copied(lines: readonly Values[], index: number): { lines: Values[]; at: number } {
  const line = lines[index] ?? {};
  const above = lines[index - 1];
  if (!isBlank(line)) return { lines: lines.toSpliced(index + 1, 0, { ...line }), at: index + 1 };
  return { lines: above === undefined ? [...lines] : lines.with(index, { ...above }), at: index };
}

/** The lines with others written over them from `index` on; cells that are not pasted stay. */
export function withPasted(
  lines: readonly Values[],
  index: number,
  pasted: readonly Values[],
  most: number,
): Values[] {
  const before = lines.slice(0, index);
  const over = pasted.map((each, at) => ({ ...lines[index + at], ...each }));
  return [...before, ...over, ...lines.slice(index + pasted.length)].slice(0, most);
}
