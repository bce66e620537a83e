import { Button, Group, MultiSelect, Stack, TagsInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { clockKindNames } from '../../domain/names/clock-names.ts';
import { departmentCodes, departments } from '../../domain/people/departments.ts';
import { useSession } from '../session/session-context.ts';
import { zonedInstant } from '../time/zoned.ts';
import { useWords } from '../words/use-words.ts';
import { ChangeHistory } from './change-history.tsx';
import { ChangePanel } from './change-panel.tsx';
import { DraftForm } from './draft-form.tsx';

/** Time that did not count: a power cut, a storm. Deadlines move by it once it is applied. */
export function IncidentsPart() {
  const { t } = useWords();
  const [isForm, setForm] = useState(false);
  const [opened, setOpened] = useState<string>();
  return (
    <Stack gap="sm">
      <Group justify="flex-end">
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setForm(true)}>
          {t('administration.change.draft')}
        </Button>
      </Group>
      {opened && <ChangePanel changeId={opened} onClose={() => setOpened(undefined)} />}
      <ChangeHistory kind="INCIDENT" onOpen={setOpened} />
      {isForm && (
        <IncidentForm
          onClose={() => setForm(false)}
          onDrafted={(changeId) => {
            setForm(false);
            setOpened(changeId);
          }}
        />
      )}
    </Stack>
  );
}

function IncidentForm(props: { onClose: () => void; onDrafted: (changeId: string) => void }) {
  const { t, name } = useWords();
  const { company } = useSession();
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [lists, setLists] = useState<Record<'departments' | 'clockKinds' | 'orderIds', string[]>>({
    departments: [],
    clockKinds: [],
    orderIds: [],
  });
  const at = (local: string) => zonedInstant(local, company.zone);
  const content = () => ({
    kind: 'INCIDENT',
    body: { title: title.trim(), from: at(from), until: at(until), ...lists },
  });
  const list = (field: keyof typeof lists) => ({
    value: lists[field],
    onChange: (value: string[]) => setLists({ ...lists, [field]: value }),
  });
  return (
    <DraftForm title={t('administration.parts.incidents')} content={content} {...props}>
      <TextInput
        required
        label={t('administration.fields.title')}
        value={title}
        maxLength={1000}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Group grow>
        <TextInput
          required
          type="datetime-local"
          label={t('administration.fields.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          required
          type="datetime-local"
          label={t('administration.fields.until')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </Group>
      <MultiSelect
        searchable
        label={t('administration.fields.department')}
        data={departmentCodes.map((value) => ({ value, label: name(departments[value]) }))}
        {...list('departments')}
      />
      <MultiSelect
        searchable
        label={t('administration.fields.clockKinds')}
        data={Object.entries(clockKindNames).map(([value, names]) => ({ value, label: name(names) }))}
        {...list('clockKinds')}
      />
      <TagsInput label={t('administration.fields.orderIds')} {...list('orderIds')} />
    </DraftForm>
  );
}
