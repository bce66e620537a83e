import type { Names } from './names.ts';
import {
  channelNames,
  languageNames,
  orderKindNames,
  orderTypeNames,
  paymentMethodNames,
} from './order-names.ts';
import { customerKindNames } from './receipt-names.ts';

/** What the values of fields with fixed values are called, by the name of the field. */
const byField: Readonly<Record<string, Readonly<Record<string, Names>>>> = {
  channel: channelNames,
  customerKind: customerKindNames,
  fragile: { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } },
  language: languageNames,
  orderKind: orderKindNames,
  orderType: orderTypeNames,
  paymentMethod: paymentMethodNames,
};

/** The value of the field at a path such as `lines[0].fragile`, where it is one of a fixed list; undefined for any other. */
export function fixedValueNames(path: string, value: string): Names | undefined {
  const field = path.split('.').at(-1) ?? path;
  return byField[field]?.[value];
}
