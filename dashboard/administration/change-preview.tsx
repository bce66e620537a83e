import { Anchor, Code, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import { clockKindNames } from '../../domain/names/clock-names.ts';
import { roles } from '../../domain/people/roles.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { ChangePreview } from './changes.ts';
import { valueText } from './parameter-value.ts';

/** Which figures change, which deadlines move from when to when, and who gains or loses a warning. */
export function ChangePreviewView({ preview }: { preview: ChangePreview }) {
  const { t } = useWords();
  const { ordersOpen: open, ordersChanged: changed, clocksChanged, clocksMoved: moved, refused } = preview;
  return (
    <Stack gap="xs" data-preview>
      <Text size="sm" fw={600}>
        {t('administration.change.preview')}
      </Text>
      <Text size="sm">
        {t('administration.change.orders', { changed, open })}{' '}
        {t('administration.change.clocks', { changed: clocksChanged, moved })}
      </Text>
      {refused.length > 0 && (
        <Text size="sm" c="red">
          {t('administration.change.refused', { count: refused.length })}
        </Text>
      )}
      <ChangedValues values={preview.values ?? []} />
      <Warnings preview={preview} />
      <MovedClocks preview={preview} />
    </Stack>
  );
}

function ChangedValues({ values }: { values: NonNullable<ChangePreview['values']> }) {
  const { t } = useWords();
  if (values.length === 0) return null;
  return (
    <Table verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('administration.policy.parameter')}</Table.Th>
          <Table.Th>{t('administration.change.before')}</Table.Th>
          <Table.Th>{t('administration.change.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {values.map(({ name, before, after }) => (
          <Table.Tr key={name}>
            <Table.Td>
              <Code>{name}</Code>
            </Table.Td>
            <Table.Td>{valueText(before)}</Table.Td>
            <Table.Td fw={600}>{valueText(after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Warnings({ preview }: { preview: ChangePreview }) {
  const { t, name } = useWords();
  if (preview.roles.length === 0) return null;
  return (
    <Table verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('administration.change.role')}</Table.Th>
          <Table.Th ta="right">{t('administration.change.moved')}</Table.Th>
          <Table.Th ta="right">{t('administration.change.gained')}</Table.Th>
          <Table.Th ta="right">{t('administration.change.lost')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {preview.roles.map(({ role, moved, gained, lost }) => (
          <Table.Tr key={role}>
            <Table.Td>{name(roles[role])}</Table.Td>
            <Table.Td ta="right">{moved}</Table.Td>
            <Table.Td ta="right">{gained}</Table.Td>
            <Table.Td ta="right">{lost}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function MovedClocks({ preview }: { preview: ChangePreview }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  if (preview.clocks.length === 0) return null;
  return (
    <>
      <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table verticalSpacing={4} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('escalations.order')}</Table.Th>
              <Table.Th>{t('timeFigures.clock')}</Table.Th>
              <Table.Th>{t('administration.change.before')}</Table.Th>
              <Table.Th>{t('administration.change.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.clocks.map((clock) => (
              <Table.Tr key={`${clock.orderId} ${clock.clockId}`}>
                <Table.Td>
                  <Anchor component={Link} href={`/orders/${clock.orderId}`} size="sm">
                    {clock.orderNumber}
                  </Anchor>
                </Table.Td>
                <Table.Td>{name(clockKindNames[clock.kind])}</Table.Td>
                <Table.Td>{short(clock.dueBefore)}</Table.Td>
                <Table.Td fw={clock.dueAfter === clock.dueBefore ? undefined : 600}>
                  {short(clock.dueAfter)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {preview.more > 0 && <Text size="sm">{t('administration.change.more', { count: preview.more })}</Text>}
    </>
  );
}
