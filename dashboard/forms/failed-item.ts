import type { Values } from './schema.ts';

/** An item that fails fails the whole: nobody has to say it twice. */
export function withFailedItem(before: Values, after: Values): Values {
  if (before['items'] === after['items'] || after['result'] === 'FAIL') return after;
  const items = Array.isArray(after['items']) ? after['items'] : [];
  return items.some((each) => Object(each)['result'] === 'FAIL') ? { ...after, result: 'FAIL' } : after;
}
