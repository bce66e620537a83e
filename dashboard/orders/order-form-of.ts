import { useQuery } from '@tanstack/react-query';
import type { OrderTypeList } from '../../api/views/order-type-schema.ts';
import { request } from '../api/request.ts';
import { filled, type Values } from '../forms/schema.ts';

type OrderForm = OrderTypeList['items'][number];
export type AskedField = OrderForm['fields'][number];

/** The form of the order's type, as the rules in force have it; undefined while it loads. */
export function useOrderForm({ orderType = 'REGULAR' }: Values): OrderForm | undefined {
  const { data } = useQuery({
    queryKey: ['order-types'],
    queryFn: ({ signal }) => request<OrderTypeList>('/v1/order-types', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.items.find((each) => each.orderType === orderType);
}

/** A field that the rules ask for and that is empty, with its place in the form. */
export interface Lack {
  path: string;
  field: AskedField;
}

/** What the order would wait for if it were entered now; blank lines are no lines. */
export function lackOf(form: OrderForm, values: Values): Lack[] {
  const lines = Array.isArray(values['lines']) ? values['lines'] : [];
  return form.fields
    .filter(({ required }) => required)
    .flatMap((field): Lack[] => {
      if (!field.path.startsWith('lines.')) {
        return valueAt(values, field.path) === undefined ? [{ path: field.path, field }] : [];
      }
      const name = field.path.slice('lines.'.length);
      return lines.flatMap((line, index) => {
        const isTyped = filled(line) !== undefined || lines.length === 1;
        const isLacking = isTyped && filled(Object(line)[name]) === undefined;
        return isLacking ? [{ path: `lines[${index}].${name}`, field }] : [];
      });
    });
}

function valueAt(values: Values, path: string): unknown {
  return filled(path.split('.').reduce<unknown>((value, key) => Object(value)[key], values));
}
