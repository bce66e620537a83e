import { Button, Group, NativeSelect, Pill, Popover, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { departmentCodes, departments } from '../../domain/people/departments.ts';
import { useWords } from '../words/use-words.ts';
import { MoreFilters } from './more-filters.tsx';
import { useFilterText } from './use-filter-text.ts';
import { type FilterName, filterNames, type OrdersView } from './use-view.ts';

/** How long after the last key the list is read anew, in milliseconds. */
const settleMs = 250;

const dues = ['OVERDUE', 'TODAY', 'WEEK'] as const;

/** The filters of orders: the usual ones at hand, the others one click away, those that hold as removable words. */
export function FilterBar({ view }: { view: OrdersView }) {
  const { t, name } = useWords();
  const { filters, change } = view;
  return (
    <Stack gap={6}>
      <Group gap="xs" wrap="wrap">
        <TextFilter view={view} />
        <NativeSelect
          size="sm"
          aria-label={t('board.filter.due')}
          value={filters.due ?? ''}
          onChange={(event) => change({ due: event.currentTarget.value })}
          data={[
            { value: '', label: `${t('board.filter.due')}: ${t('board.any')}` },
            ...dues.map((due) => ({ value: due, label: t(`board.due.${due}`) })),
          ]}
        />
        <NativeSelect
          size="sm"
          visibleFrom="sm"
          maw={220}
          aria-label={t('board.filter.department')}
          value={filters.department ?? ''}
          onChange={(event) => change({ department: event.currentTarget.value })}
          data={[
            { value: '', label: `${t('board.filter.department')}: ${t('board.any')}` },
            ...departmentCodes.map((code) => ({ value: code, label: name(departments[code]) })),
          ]}
        />
        <Popover width={320} position="bottom-start" trapFocus withinPortal shadow="md">
          <Popover.Target>
            <Button
              size="sm"
              variant="default"
              leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
            >
              {t('board.filters')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <MoreFilters view={view} />
          </Popover.Dropdown>
        </Popover>
      </Group>
      <Holding view={view} />
    </Stack>
  );
}

function TextFilter({ view: { filters, change } }: { view: OrdersView }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(filters.q ?? '');
  const settle = useDebouncedCallback((q: string) => change({ q: q.trim() }, { replace: true }), settleMs);
  useEffect(() => setTyped(filters.q ?? ''), [filters.q]);
  return (
    <TextInput
      size="sm"
      w={{ base: '100%', sm: 240 }}
      type="search"
      aria-label={t('board.text')}
      placeholder={t('board.text')}
      leftSection={<IconSearch size={15} aria-hidden />}
      value={typed}
      maxLength={100}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
    />
  );
}

/** The filters that hold, each with a way to take it off. */
function Holding({ view }: { view: OrdersView }) {
  const { t } = useWords();
  const textOf = useFilterText();
  const { filters, change } = view;
  const held = filterNames.filter((name) => filters[name] !== undefined && name !== 'q');
  if (held.length === 0) return null;
  return (
    <Pill.Group data-filters>
      {held.map((filter: FilterName) => {
        const text = `${t(`board.filter.${filter}`)}: ${textOf(filter, filters[filter] ?? '')}`;
        return (
          <Pill
            key={filter}
            size="md"
            withRemoveButton
            onRemove={() => change({ [filter]: undefined })}
            removeButtonProps={{
              'aria-label': t('board.remove', { filter: text }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
          >
            {text}
          </Pill>
        );
      })}
      <Button size="compact-sm" variant="subtle" leftSection={<IconX size={13} />} onClick={view.clear}>
        {t('board.clearFilters')}
      </Button>
    </Pill.Group>
  );
}
