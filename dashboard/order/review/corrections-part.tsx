import { Table, Text } from '@mantine/core';
import { fixedValueNames } from '../../../domain/names/value-names.ts';
import type { Order } from '../../api/orders.ts';
import { useWords } from '../../words/use-words.ts';
import { WhoWhen } from './who-when.tsx';

type Correction = NonNullable<Order['corrections']>[number];

/** Wrong entries with the old and the new value, who put them right, when and why. */
export function CorrectionsPart({ corrections }: { corrections: readonly Correction[] }) {
  const { t, name } = useWords();
  const called = (path: string, value: string | undefined) =>
    value === undefined ? '—' : name(fixedValueNames(path, value)) || value;
  return (
    <section aria-label={t('review.corrections')} data-part="corrections">
      <Text fw={600} mb={4}>
        {t('review.corrections')}
      </Text>
      <Table.ScrollContainer minWidth={520}>
        <Table verticalSpacing={6} data-corrections={corrections.length}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('review.field')}</Table.Th>
              <Table.Th>{t('review.before')}</Table.Th>
              <Table.Th>{t('review.after')}</Table.Th>
              <Table.Th>{t('review.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {corrections.flatMap((correction) =>
              correction.changes.map(({ path, field, before, after }) => (
                <Table.Tr key={`${correction.at} ${path}`} data-field={path}>
                  <Table.Td>{name(field)}</Table.Td>
                  <Table.Td>{called(path, before)}</Table.Td>
                  <Table.Td>{called(path, after)}</Table.Td>
                  <Table.Td>
                    {correction.reason} <WhoWhen mark={correction} />
                  </Table.Td>
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
