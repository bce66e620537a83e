import { fieldNames } from '../names/detail-names.ts';
import type { Names } from '../names/names.ts';
import {
  channelNames,
  gapOwnerNames,
  orderKindNames,
  orderTypeNames,
  paymentMethodNames,
} from '../names/order-names.ts';
import type { Gap, OrderDetails } from '../order/details.ts';
import { alike, labelled } from './telling.ts';

const valueNames: Readonly<Record<string, Readonly<Record<string, Names>>>> = {
  channel: channelNames,
  orderKind: orderKindNames,
  orderType: orderTypeNames,
  paymentMethod: paymentMethodNames,
};

const nothing: Names = { zh: '（空）', en: '(empty)' };

/** What is missing, and who must answer. */
export function gapWords({ path, whose }: Gap): Names {
  const field = fieldNames(path);
  const owner = gapOwnerNames[whose];
  return { zh: `待补充：${field.zh}（${owner.zh}）`, en: `missing: ${field.en} (${owner.en})` };
}

/** Each field that was changed, before and after. */
export function changeWords(before: Partial<OrderDetails>, after: Partial<OrderDetails>): Names[] {
  const [was, is] = [leaves(before), leaves(after)];
  const paths = [...new Set([...is.keys(), ...[...was.keys()].filter((path) => isWithin(path, after))])];
  return paths.flatMap((path) => {
    const [old, now] = [was.get(path), is.get(path)];
    if (old === now) return [];
    const [from, to] = [valueWords(path, old), valueWords(path, now)];
    return [labelled(fieldNames(path), { zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` })];
  });
}

/** Every value by its path; the number of an order line is its place. */
function leaves(value: unknown, path = ''): Map<string, string> {
  if (value === undefined || value === null) return new Map();
  if (isMoney(value)) return new Map([[path, `${value.currency} ${value.amount}`]]);
  if (typeof value !== 'object') return new Map([[path, String(value)]]);
  const isList = Array.isArray(value);
  return new Map(
    Object.entries(value)
      .filter(([name]) => name !== 'line')
      .flatMap(([name, each]) => {
        const place = isList ? `${path}[${name}]` : [path, name].filter((part) => part !== '').join('.');
        return [...leaves(each, place)];
      }),
  );
}

function isMoney(value: unknown): value is { amount: string; currency: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}

/** True where the change says something of the field, be it by leaving it out. */
function isWithin(path: string, after: Partial<OrderDetails>): boolean {
  return Object.hasOwn(after, path.split(/[.[]/)[0] ?? '');
}

function valueWords(path: string, value: string | undefined): Names {
  if (value === undefined) return nothing;
  return valueNames[path]?.[value] ?? alike(value);
}
