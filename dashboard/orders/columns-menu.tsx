import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconLayoutColumns } from '@tabler/icons-react';
import { useWords } from '../words/use-words.ts';
import type { ChosenColumns, LedgerColumn } from './use-columns.ts';

/** Which columns the ledger shows, and in which order. */
export function ColumnsMenu({ columns }: { columns: ChosenColumns }) {
  const { t } = useWords();
  const { all, chosen, choose } = columns;
  const others = all.filter((column) => !chosen.includes(column));
  return (
    <Popover position="bottom-end" width={300} trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconLayoutColumns size={15} aria-hidden />}>
          {t('board.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah={380} type="auto">
          <Stack gap={6}>
            {[...chosen, ...others].map((column) => (
              <ColumnChoice key={column.name} column={column} columns={columns} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <Button mt="sm" size="compact-sm" variant="subtle" onClick={() => choose(undefined)}>
          {t('board.usualColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnChoice({ column, columns }: { column: LedgerColumn; columns: ChosenColumns }) {
  const { t, name } = useWords();
  const { chosen, choose } = columns;
  const names = chosen.map((each) => each.name);
  const place = names.indexOf(column.name);
  const label = name(column.names);
  const move = (to: number) => choose(names.toSpliced(place, 1).toSpliced(to, 0, column.name));
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" mih={28}>
      <Checkbox
        size="sm"
        label={label}
        checked={place >= 0}
        disabled={place >= 0 && names.length === 1}
        onChange={() => choose(place >= 0 ? names.toSpliced(place, 1) : [...names, column.name])}
      />
      {place >= 0 && (
        <Group gap={2} wrap="nowrap" pr={8}>
          <ActionIcon
            variant="subtle"
            size="sm"
            miw={24}
            mih={24}
            disabled={place === 0}
            aria-label={t('board.moveUp', { column: label })}
            onClick={() => move(place - 1)}
          >
            <IconArrowUp size={15} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="sm"
            miw={24}
            mih={24}
            disabled={place === names.length - 1}
            aria-label={t('board.moveDown', { column: label })}
            onClick={() => move(place + 1)}
          >
            <IconArrowDown size={15} />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}
