import type { OrderDetails } from './details.ts';

/** One field that is otherwise now, as people read its values; a side that is absent was or is empty. */
export interface FieldChange {
  /** As `lines[0].model`. */
  path: string;
  before?: string;
  after?: string;
}

/** The fields that a change of the details touches, each by its path; what `after` does not name is as it was. */
export function fieldChanges(before: Partial<OrderDetails>, after: Partial<OrderDetails>): FieldChange[] {
  const [was, is] = [fieldValues(before), fieldValues(after)];
  const paths = [...new Set([...is.keys(), ...[...was.keys()].filter((path) => isWithin(path, after))])];
  return paths.flatMap((path) => {
    const [old, now] = [was.get(path), is.get(path)];
    if (old === now) return [];
    return [
      { path, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) },
    ];
  });
}

/** Every value by its path; the number of an order line is its place. */
export function fieldValues(value: unknown, path = ''): Map<string, string> {
  if (value === undefined || value === null) return new Map();
  if (typeof value !== 'object') return new Map([[path, String(value)]]);
  if (isMoney(value)) return new Map([[path, `${value.currency} ${value.amount}`]]);
  const isList = Array.isArray(value);
  return new Map(
    Object.entries(value)
      .filter(([name]) => name !== 'line')
      .flatMap(([name, each]) => {
        const place = isList ? `${path}[${name}]` : [path, name].filter((part) => part !== '').join('.');
        return [...fieldValues(each, place)];
      }),
  );
}

function isMoney(value: object): value is { amount: string; currency: string } {
  return 'amount' in value && 'currency' in value;
}

/** True where the change says something of the field, be it by leaving it out. */
function isWithin(path: string, after: Partial<OrderDetails>): boolean {
  return Object.hasOwn(after, path.split(/[.[]/)[0] ?? '');
}
