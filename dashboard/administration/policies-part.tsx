import { Button, Group, Paper, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { policyVersionSchema } from '../../api/views/policy-schema.ts';
import { request } from '../api/request.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { useSession } from '../session/session-context.ts';
import { nowMs } from '../time/browser-clock.ts';
import { instantMs } from '../time/zoned.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { ChangeHistory } from './change-history.tsx';
import { ChangePanel } from './change-panel.tsx';
import { ParameterTable } from './parameter-table.tsx';
import { PolicyDraft } from './policy-draft.tsx';

type PolicyVersion = z.output<typeof policyVersionSchema>;

/** Every figure of the regulations with its default, unit and source; changed by a draft that is previewed first. */
export function PoliciesPart() {
  const { t } = useWords();
  const { short } = useInstants();
  const { roles } = useSession();
  const [q, setQ] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  const [drafted, setDrafted] = useState<Record<string, unknown>>({});
  const [finishing, setFinishing] = useState(false);
  const [opened, setOpened] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['administration', 'changes', 'policies'],
    queryFn: ({ signal }) => request<{ items: PolicyVersion[] }>('/v1/policies', { signal }),
  });
  const mayChange = roles.includes('ADMINISTRATOR');
  // A later version may wait for its day; what holds now is the newest that has begun.
  const latest = data?.items[0];
  const current = data?.items.find(({ effectiveAt }) => instantMs(effectiveAt) <= nowMs()) ?? latest;
  if (current === undefined)
    return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={8} />;
  const count = Object.keys(drafted).length;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('administration.policy.version', { version: current.version })}
          {latest && latest !== current && ' · '}
          {latest &&
            latest !== current &&
            t('administration.policy.upcoming', {
              at: short(latest.effectiveAt),
              version: latest.version,
            })}
        </Text>
        <Group gap="md">
          <Switch
            label={t('administration.policy.changed')}
            checked={changedOnly}
            onChange={(event) => setChangedOnly(event.currentTarget.checked)}
          />
          <TextInput
            type="search"
            w={260}
            aria-label={t('administration.policy.search')}
            placeholder={t('administration.policy.search')}
            leftSection={<IconSearch size={15} aria-hidden />}
            value={q}
            onChange={(event) => setQ(event.currentTarget.value)}
          />
        </Group>
      </Group>
      {opened && <ChangePanel changeId={opened} onClose={() => setOpened(undefined)} />}
      {count > 0 && (
        <Paper withBorder p="xs" data-drafted={count}>
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              {t('administration.policy.drafted', { count })}
            </Text>
            <Group gap="xs">
              <Button size="compact-sm" variant="default" onClick={() => setDrafted({})}>
                {t('administration.change.discard')}
              </Button>
              <Button size="compact-sm" onClick={() => setFinishing(true)}>
                {t('administration.policy.next')}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
      <ParameterTable
        values={current.values}
        drafted={drafted}
        q={q}
        changedOnly={changedOnly}
        onChange={mayChange ? setDrafted : undefined}
      />
      {mayChange && <ChangeHistory kind="POLICY" onOpen={setOpened} />}
      {finishing && (
        <PolicyDraft
          values={drafted}
          onClose={() => setFinishing(false)}
          onDrafted={(changeId) => {
            setFinishing(false);
            setDrafted({});
            setOpened(changeId);
          }}
        />
      )}
    </Stack>
  );
}
