import { Button, CloseButton, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useApiWords } from '../api/words.ts';
import { useWords } from '../words/use-words.ts';
import type { Task, TaskFilter } from './tasks.ts';
import { emptyFilter, isNarrowed } from './use-work-address.ts';

/** How long after the last key a search is asked for, in milliseconds. */
const settleMs = 250;

interface WorkFiltersProps {
  filter: TaskFilter;
  onChange: (change: Partial<TaskFilter>) => void;
  tasks: readonly Task[];
}

/** Narrows my work by what is to be done, by stage, by text; choices are what there is to choose. */
export function WorkFilters({ filter, onChange, tasks }: WorkFiltersProps) {
  const { t, name } = useWords();
  const words = useApiWords();
  const commands = useOnceSeen(
    tasks.map((task) => task.command),
    filter.command,
  );
  const stages = useOnceSeen(
    tasks.map((task) => task.stage),
    filter.stage,
  );
  const commandNames = new Map(Object.entries(words?.commands ?? {}));
  const stageNames = new Map(Object.entries(words?.stages ?? {}));
  const choices = (codes: string[], names: Map<string, { zh: string; en: string }>) =>
    codes.map((code) => ({ value: code, label: name(names.get(code)) || code }));
  return (
    <Group gap="xs">
      <SearchField value={filter.q} onChange={(q) => onChange({ q })} />
      <Select
        size="xs"
        className="work-filter"
        aria-label={t('work.byCommand')}
        placeholder={t('work.byCommand')}
        data={choices(commands, commandNames)}
        value={filter.command || null}
        clearable
        searchable
        onChange={(command) => onChange({ command: command ?? '' })}
        data-filter="command"
      />
      <Select
        size="xs"
        className="work-filter"
        aria-label={t('work.byStage')}
        placeholder={t('work.byStage')}
        data={choices(stages, stageNames)}
        value={filter.stage || null}
        clearable
        searchable
        onChange={(stage) => onChange({ stage: stage ?? '' })}
        data-filter="stage"
      />
      {isNarrowed(filter) && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => onChange(emptyFilter)}
        >
          {t('act.clear')}
        </Button>
      )}
    </Group>
  );
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(onChange, settleMs);
  useEffect(() => setTyped(value), [value]);
  const change = (text: string) => {
    setTyped(text);
    tell(text.trim());
  };
  return (
    <TextInput
      size="xs"
      className="work-search"
      type="search"
      aria-label={t('work.search')}
      placeholder={t('work.search')}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed !== '' && <CloseButton size="sm" aria-label={t('act.clear')} onClick={() => change('')} />
      }
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** Codes that were there since the page was opened: a choice does not vanish because another was made. */
function useOnceSeen(codes: readonly string[], chosen: string): string[] {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const fresh = [...new Set([...codes, chosen])].filter((code) => code !== '' && !seen.includes(code));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  return [...seen];
}
