import type { Contents } from './contents.ts';
import type { Parameter } from './parameters.ts';
import { oneOf, type Rule, typed } from './rules.ts';
import type { PolicyProblem } from './validate-policy.ts';

/** Every order carries all values: a list or a map has at most this many entries. */
const mostEntries = 50;

/** A list whose items all hold and differ; `needed` refuses an empty one. */
export function listProblems(path: string, value: unknown, item: Rule, needed?: 'needed'): PolicyProblem[] {
  if (!Array.isArray(value)) return [{ path, reason: `${typed(value)} is not a list` }];
  const items: readonly unknown[] = value;
  if (items.length > mostEntries) return [{ path, reason: `has more than ${mostEntries} entries` }];
  if (needed && items.length === 0) return [{ path, reason: 'is empty: nothing would ever happen by it' }];
  return items.flatMap((each, index) => {
    const at = `${path}[${index}]`;
    const reason = item(each);
    if (reason !== undefined) return [{ path: at, reason }];
    const first = items.indexOf(each);
    if (first === index) return [];
    return [{ path: at, reason: `${typed(each)} is given twice`, rungs: [`${path}[${first}]`, at] }];
  });
}

/** A map whose keys and values hold; without a rule for its keys it has those of its default, all of them. */
export function mapProblems(
  path: string,
  value: unknown,
  { default: usual }: Parameter,
  { key, item, lists }: Contents,
): PolicyProblem[] {
  if (!isMap(value)) return [{ path, reason: `${typed(value)} is not a map` }];
  const entries = Object.entries(value);
  if (entries.length > mostEntries) return [{ path, reason: `has more than ${mostEntries} entries` }];
  const own = Object.keys(usual);
  const keyRule = key ?? oneOf(own, 'a key of this map');
  const missing = key === undefined ? own.filter((each) => !Object.hasOwn(value, each)) : [];
  return [
    ...missing.map((each) => ({ path: `${path}.${each}`, reason: 'is missing' })),
    ...entries.flatMap(([name, entry]) => {
      const at = `${path}.${name.slice(0, 100)}`;
      const unknown = keyRule(name);
      if (unknown !== undefined) return [{ path: at, reason: unknown }];
      if (lists) return listProblems(at, entry, item);
      const reason = item(entry);
      return reason === undefined ? [] : [{ path: at, reason }];
    }),
  ];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
