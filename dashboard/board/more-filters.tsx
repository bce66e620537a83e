import { Group, Select, Stack, TextInput } from '@mantine/core';
import { channelNames } from '../../domain/names/order-names.ts';
import { journey } from '../../domain/order/journey.ts';
import { departmentCodes, departments } from '../../domain/people/departments.ts';
import { usePeople } from '../api/people.ts';
import type { Names } from '../api/session.ts';
import { useWords } from '../words/use-words.ts';
import { CustomerFilter, ProductFilter } from './found-filters.tsx';
import type { FilterName, OrdersView } from './use-view.ts';

/** Filters that are wanted less often. */
export function MoreFilters({ view }: { view: OrdersView }) {
  const { t, name } = useWords();
  const people = usePeople();
  const { filters, change } = view;
  const choices = (table: Readonly<Record<string, Names>>) =>
    Object.entries(table).map(([value, names]) => ({ value, label: name(names) }));
  const sellers = people.filter(({ department }) => department === 'SALES');
  const shared = (filter: FilterName) => ({
    size: 'sm' as const,
    label: t(`board.filter.${filter}`),
    placeholder: t('board.any'),
    value: filters[filter] ?? null,
    onChange: (value: string | null) => change({ [filter]: value ?? undefined }),
    searchable: true,
    clearable: true,
    comboboxProps: { withinPortal: false },
  });
  return (
    <Stack gap="xs">
      <Select {...shared('stage')} data={choices(journey)} />
      <Select
        {...shared('department')}
        data={departmentCodes.map((code) => ({ value: code, label: name(departments[code]) }))}
      />
      <CustomerFilter view={view} />
      <ProductFilter view={view} />
      <Select
        {...shared('salespersonId')}
        data={sellers.map(({ personId, names }) => ({ value: personId, label: name(names) }))}
      />
      <Select {...shared('channel')} data={choices(channelNames)} />
      <Group grow gap="xs">
        <DayFilter view={view} filter="deliveryFrom" />
        <DayFilter view={view} filter="deliveryTo" />
      </Group>
    </Stack>
  );
}

function DayFilter({ view, filter }: { view: OrdersView; filter: 'deliveryFrom' | 'deliveryTo' }) {
  const { t } = useWords();
  return (
    <TextInput
      size="sm"
      type="date"
      label={t(`board.filter.${filter}`)}
      value={view.filters[filter] ?? ''}
      onChange={(event) => view.change({ [filter]: event.currentTarget.value })}
    />
  );
}
