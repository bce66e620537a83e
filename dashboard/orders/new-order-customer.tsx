import { Badge, Button, Combobox, Group, Loader, Stack, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CustomerView } from '../../api/views/company-schemas.ts';
import { request } from '../api/request.ts';
import type { FieldSchema, Values } from '../forms/schema.ts';
import { SchemaFields } from '../forms/schema-fields.tsx';
import { useWords } from '../words/use-words.ts';

/** How long after the last key the file is asked, in milliseconds. */
const settleMs = 200;

/** The customer: found on file, or typed in. */
export function NewOrderCustomer(props: {
  schema: FieldSchema;
  values: Values;
  onChange: (values: Values) => void;
  /** One was found on file: what comes next is the lines. */
  onChosen: () => void;
}) {
  const { schema, values, onChange, onChosen } = props;
  const { t } = useWords();
  const { customerId } = values;
  if (typeof customerId === 'string' && customerId !== '') {
    return (
      <Stack gap="sm">
        <Group>
          <Badge size="lg" variant="light" tt="none" data-customer={customerId}>
            {t('order.fresh.onFile', { customerId })}
          </Badge>
          <Button size="compact-sm" variant="subtle" onClick={() => onChange({})}>
            {t('order.fresh.forget')}
          </Button>
        </Group>
        <SchemaFields
          schema={schema}
          path="customer"
          values={values}
          onChange={onChange}
          hidden={['customerId']}
          columns={3}
        />
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      <CustomerPicker
        onChoose={({ customerId: id, name, taxNumber, contact }) => {
          onChange({ customerId: id, name, taxNumber, contact });
          onChosen();
        }}
      />
      <SchemaFields
        schema={schema}
        path="customer"
        values={values}
        onChange={onChange}
        hidden={['customerId']}
        columns={3}
      />
    </Stack>
  );
}

function CustomerPicker({ onChoose }: { onChoose: (customer: CustomerView) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), settleMs);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data, isFetching } = useQuery({
    queryKey: ['customers', q],
    queryFn: ({ signal }) =>
      request<{ items: CustomerView[] }>('/v1/customers', { query: { q, limit: 12 }, signal }),
  });
  // Only what was found for all that is typed: Enter must not take a customer of half a name.
  const settled = q === typed.trim() && data !== undefined;
  const customers = settled ? data.items : [];
  // Enter for all that is typed takes the only one found; typed ahead of the answer, it waits for it.
  const [entered, setEntered] = useState(false);
  const only = q !== '' && customers.length === 1 ? customers[0] : undefined;
  useEffect(() => {
    if (!entered || !settled) return;
    setEntered(false);
    if (only) onChoose(only);
  }, [entered, settled, only, onChoose]);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const chosen = customers.find(({ customerId }) => customerId === id);
        if (chosen) onChoose(chosen);
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t('order.fresh.findCustomer')}
          description={t('order.fresh.findCustomerHint')}
          maw={480}
          leftSection={isFetching ? <Loader size={14} /> : <IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setEntered(false);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing)
              return;
            event.preventDefault();
            if (combobox.getSelectedOptionIndex() === -1 && typed.trim() !== '') setEntered(true);
          }}
          data-find="customer"
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!settled}>
        <Combobox.Options>
          {customers.map((each) => (
            <Combobox.Option key={each.customerId} value={each.customerId}>
              <Text size="sm">{each.name}</Text>
              <Text size="xs" c="dimmed">
                {[each.customerId, each.contact, each.region].filter(Boolean).join(' · ')}
              </Text>
            </Combobox.Option>
          ))}
          {customers.length === 0 && <Combobox.Empty>{t('order.fresh.notOnFile')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
