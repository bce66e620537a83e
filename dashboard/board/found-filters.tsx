import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/request.ts';
import type { Names } from '../api/session.ts';
import { useWords } from '../words/use-words.ts';
import type { OrdersView } from './use-view.ts';

interface Found {
  customers: { customerId: string; name: string }[];
  products: { productCode: string; names: Names }[];
}

/** How long after the last key the search is asked, in milliseconds. */
const settleMs = 200;

export function CustomerFilter({ view }: { view: OrdersView }) {
  return (
    <FoundFilter
      view={view}
      filter="customerId"
      choices={({ customers }) =>
        customers.map(({ customerId, name }) => ({ value: customerId, label: name }))
      }
    />
  );
}

export function ProductFilter({ view }: { view: OrdersView }) {
  const { name } = useWords();
  return (
    <FoundFilter
      view={view}
      filter="productCode"
      choices={({ products }) =>
        products.map(({ productCode, names }) => ({
          value: productCode,
          label: `${productCode} ${name(names)}`,
        }))
      }
    />
  );
}

/** A filter whose choices are found by what is typed: there may be thousands. */
function FoundFilter(props: {
  view: OrdersView;
  filter: 'customerId' | 'productCode';
  choices: (found: Found) => { value: string; label: string }[];
}) {
  const { view, filter, choices } = props;
  const { t } = useWords();
  const chosen = view.filters[filter];
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim() || (chosen ?? ''), settleMs);
  const { data } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => request<Found>('/v1/search', { query: { q }, signal }),
    enabled: q !== '',
  });
  const found = data === undefined ? [] : choices(data);
  const isKnown = chosen === undefined || found.some(({ value }) => value === chosen);
  return (
    <Select
      size="sm"
      label={t(`board.filter.${filter}`)}
      placeholder={t('board.typeToFind')}
      data={isKnown ? found : [...found, { value: chosen, label: chosen }]}
      filter={({ options }) => options}
      searchable
      clearable
      comboboxProps={{ withinPortal: false }}
      value={chosen ?? null}
      onSearchChange={(text) => setTyped(found.some(({ label }) => label === text) ? '' : text)}
      onChange={(value) => view.change({ [filter]: value ?? undefined })}
    />
  );
}
