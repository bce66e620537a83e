import { Badge, Code, ScrollArea, Table, Text } from '@mantine/core';
import { departments } from '../../domain/people/departments.ts';
import { type Parameter, parameters } from '../../domain/policy/parameters.ts';
import { useWords } from '../words/use-words.ts';
import { parameterPurposesZh } from '../words/zh/parameters.ts';
import { ParameterEditor } from './parameter-editor.tsx';
import { valueText } from './parameter-value.ts';

interface ParameterTableProps {
  values: Record<string, unknown>;
  drafted: Record<string, unknown>;
  q: string;
  changedOnly: boolean;
  /** Absent for those who may only read. */
  onChange: ((drafted: Record<string, unknown>) => void) | undefined;
}

const entries = Object.entries(parameters) as [string, Parameter][];

/** All parameters, those that fit what was typed; each value is changed where it stands. */
export function ParameterTable({ values, drafted, q, changedOnly, onChange }: ParameterTableProps) {
  const { t, name, language } = useWords();
  const purposeOf = (key: string, parameter: Parameter) =>
    language === 'zh' ? (parameterPurposesZh[key] ?? parameter.purpose) : parameter.purpose;
  const wanted = q.trim().toLowerCase();
  const shown = entries.filter(([key, parameter]) => {
    const isChanged = key in drafted || valueText(values[key]) !== valueText(parameter.default);
    if (changedOnly && !isChanged) return false;
    return `${key} ${purposeOf(key, parameter)} ${parameter.source}`.toLowerCase().includes(wanted);
  });
  const change = (key: string, value: unknown) => {
    const { [key]: _before, ...others } = drafted;
    const isBack = valueText(value) === valueText(values[key]);
    onChange?.(isBack ? others : { ...others, [key]: value });
  };
  return (
    <ScrollArea.Autosize mah="calc(100dvh - 300px)" type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table stickyHeader verticalSpacing={6} miw={860} data-parameters={shown.length}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('administration.policy.parameter')}</Table.Th>
            <Table.Th>{t('administration.policy.value')}</Table.Th>
            <Table.Th>{t('administration.policy.usual')}</Table.Th>
            <Table.Th>{t('administration.policy.unit')}</Table.Th>
            <Table.Th>{t('administration.policy.source')}</Table.Th>
            <Table.Th>{t('administration.policy.owner')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(([key, parameter]) => (
            <Table.Tr
              key={key}
              data-parameter={key}
              bg={key in drafted ? 'var(--mantine-primary-color-light)' : undefined}
            >
              <Table.Td maw={420}>
                <Text size="sm">{purposeOf(key, parameter)}</Text>
                <Code>{key}</Code>
              </Table.Td>
              <Table.Td>
                <ParameterEditor
                  name={key}
                  parameter={parameter}
                  value={key in drafted ? drafted[key] : values[key]}
                  onChange={onChange && ((value) => change(key, value))}
                />
              </Table.Td>
              <Table.Td maw={160}>
                <Text size="sm" c="dimmed" lineClamp={2} title={valueText(parameter.default)}>
                  {valueText(parameter.default)}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{t(`administration.policy.units.${parameter.unit}`)}</Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{parameter.source}</Text>
                <Badge variant="light" color={parameter.kind === 'S' ? 'blue' : 'gray'} size="sm" tt="none">
                  {t(`administration.policy.${parameter.kind === 'S' ? 'regulation' : 'assumed'}`)}
                </Badge>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{name(departments[parameter.owner])}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
