import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Failed } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { useCellText } from './cell.tsx';
import type { Resource } from './resources.ts';
import { type Row, useChangeOf } from './use-resource.ts';

/** Asks once before something ends. */
export function EndDialog(props: { part: string; resource: Resource; row: Row; onClose: () => void }) {
  const { part, resource, row, onClose } = props;
  const { t } = useWords();
  const text = useCellText();
  const change = useChangeOf(part);
  const path = `${resource.path}/${encodeURIComponent(String(row[resource.id]))}`;
  const what = resource.columns.slice(0, 4).map((column) => text(row, column));
  const word = t(`administration.${resource.end ?? 'end'}`);
  return (
    <Modal opened onClose={onClose} title={word}>
      <Stack gap="sm">
        <Text size="sm" fw={600}>
          {what.filter((each) => each !== '').join(' · ')}
        </Text>
        <Text size="sm">{t('administration.confirmEnd')}</Text>
        {change.error && <Failed error={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('act.cancel')}
          </Button>
          <Button
            color="red"
            loading={change.isPending}
            onClick={() => change.mutate({ method: 'DELETE', path }, { onSuccess: onClose })}
          >
            {word}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
