import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { request } from '../api/request.ts';
import type { Names } from '../api/session.ts';
import { useWords } from '../words/use-words.ts';

interface Found {
  orders: { orderId: string; orderNumber: string; customerName?: string; stageName: Names }[];
  customers: { customerId: string; name: string }[];
  products: { productCode: string; names: Names }[];
}

/** How long after the last key the search is asked, in milliseconds. */
const settleMs = 200;

/** Finds an order, a customer or a product by what people type of it, in Chinese or Latin letters. */
export function SearchBox() {
  const { t, name } = useWords();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), settleMs);
  const field = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useHotkeys([['/', () => field.current?.focus()]]);
  const { data, isFetching } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => request<Found>('/v1/search', { query: { q }, signal }),
    enabled: q !== '',
  });
  const open = (href: string) => {
    combobox.closeDropdown();
    setTyped('');
    go(href);
  };
  // What was found for the text before the last key is not what is looked for.
  const isSettled = q !== '' && q === typed.trim() && data !== undefined;
  const groups = isSettled ? resultsOf(data, name) : [];
  return (
    <Combobox store={combobox} onOptionSubmit={open}>
      <Combobox.Target>
        <TextInput
          ref={field}
          flex={1}
          maw={440}
          type="search"
          aria-label={t('frame.search')}
          placeholder={t('frame.search')}
          leftSection={isFetching ? <Loader size={14} /> : <IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() < 0 && typed.trim() !== '')
              open(`/orders?q=${encodeURIComponent(typed.trim())}`);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isSettled}>
        <Combobox.Options>
          {groups.map(({ href, title, hint }) => (
            <Combobox.Option key={href} value={href}>
              <Text size="sm">{title}</Text>
              <Text size="xs" c="dimmed">
                {hint}
              </Text>
            </Combobox.Option>
          ))}
          {groups.length === 0 && <Combobox.Empty>{t('state.empty')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function resultsOf(found: Found, name: (names: Names) => string) {
  return [
    ...found.orders.map((each) => ({
      href: `/orders/${each.orderId}`,
      title: `${each.orderNumber} ${each.customerName ?? ''}`,
      hint: name(each.stageName),
    })),
    ...found.customers.map((each) => ({
      href: `/orders?customerId=${encodeURIComponent(each.customerId)}`,
      title: each.name,
      hint: each.customerId,
    })),
    ...found.products.map((each) => ({
      href: `/orders?productCode=${encodeURIComponent(each.productCode)}`,
      title: name(each.names),
      hint: each.productCode,
    })),
  ];
}
