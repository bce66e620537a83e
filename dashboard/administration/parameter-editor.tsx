import { ActionIcon, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Parameter } from '../../domain/policy/parameters.ts';
import { useWords } from '../words/use-words.ts';
import { typedValue, valueText } from './parameter-value.ts';

interface ParameterEditorProps {
  name: string;
  parameter: Parameter;
  value: unknown;
  onChange: ((value: unknown) => void) | undefined;
}

/** A value, and a field in its place once one wants to change it. */
export function ParameterEditor({ name, parameter, value, onChange }: ParameterEditorProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string>();
  const text = valueText(value);
  const label = t('administration.policy.edit', { name });
  if (typed === undefined || onChange === undefined) {
    return (
      <Group gap={4} wrap="nowrap">
        <Text size="sm" fw={600} lineClamp={2} maw={180} title={text} data-value>
          {text}
        </Text>
        {onChange && (
          <ActionIcon variant="subtle" size={24} aria-label={label} onClick={() => setTyped(text)}>
            <IconPencil size={15} />
          </ActionIcon>
        )}
      </Group>
    );
  }
  const choices =
    parameter.unit === 'flag'
      ? ['true', 'false']
      : parameter.unit === 'choice'
        ? parameter.choices
        : undefined;
  const finish = (given: string) => {
    setTyped(undefined);
    if (given.trim() !== text) onChange(typedValue(parameter, given.trim()));
  };
  if (choices !== undefined) {
    return (
      <NativeSelect
        size="xs"
        autoFocus
        aria-label={label}
        data={[...choices]}
        value={typed}
        onChange={(event) => finish(event.currentTarget.value)}
        onBlur={() => finish(typed)}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      autoFocus
      miw={140}
      aria-label={label}
      description={typeof parameter.default === 'object' ? t('administration.policy.json') : undefined}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => finish(typed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(typed);
        if (event.key === 'Escape') setTyped(undefined);
      }}
    />
  );
}
