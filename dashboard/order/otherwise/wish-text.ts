import { fieldNames } from '../../../domain/names/detail-names.ts';
import { fixedValueNames } from '../../../domain/names/value-names.ts';
import type { Order } from '../../api/orders.ts';
import { useAmounts } from '../../words/amounts.ts';
import { useInstants } from '../../words/instants.ts';
import { useWords } from '../../words/use-words.ts';

type Wish = NonNullable<Order['change']>['wanted'];
/** Fields of an order as they were or will be. */
export type Terms = Omit<Wish, 'removedLines'>;

/** Fields of an order in words, one piece each. */
export function useTermsText(): (terms: Terms) => string[] {
  const { name } = useWords();
  const { day } = useInstants();
  const { money } = useAmounts();
  const called = (path: string) => name(fieldNames(path));
  const said = (field: string, value: unknown) =>
    `${called(field)} ${name(fixedValueNames(field, String(value))) || String(value)}`;
  return ({ lines = [], deliveryDate, ...rest }) => [
    ...lines.map(({ line, quantity, unit, unitPrice, ...texts }) => {
      const pieces = [
        quantity && `${called('quantity')} ${quantity}${unit ? ` ${unit}` : ''}`,
        unitPrice && `${called('unitPrice')} ${money(unitPrice)}`,
        ...Object.entries(texts).map(([field, text]) => said(field, text)),
      ];
      return `${line}. ${pieces.filter(Boolean).join(', ')}`;
    }),
    ...(deliveryDate === undefined ? [] : [`${called('deliveryDate')} ${day(deliveryDate)}`]),
    ...Object.entries(rest).map(([field, text]) => said(field, text)),
  ];
}
