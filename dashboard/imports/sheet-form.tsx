import { Anchor, Button, FileButton, Group, Paper, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import type { useSendSheet } from './imports.ts';
import { SheetRefusal } from './sheet-refusal.tsx';

const accepted = '.xlsx,.csv';

/** Takes a sheet: chosen or dropped, checked before anything is entered. */
export function SheetForm(props: {
  file: File | null;
  onFile: (file: File | null) => void;
  onSend: (file: File, dryRun: boolean) => void;
  send: ReturnType<typeof useSendSheet>;
}) {
  const { file, onFile, onSend, send } = props;
  const { t, language } = useWords();
  const [over, setOver] = useState(false);
  const templateOf = (format: string) => `/v1/order-imports/template?format=${format}&locale=${language}`;
  const take = (chosen: File | null | undefined) => {
    if (!chosen) return;
    send.reset();
    onFile(chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Paper
      withBorder
      p="md"
      className="sheet-drop"
      data-over={over || undefined}
      data-form="order-sheet"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Stack gap="sm">
        <Text size="sm">
          {t('imports.template')}{' '}
          <Anchor href={templateOf('xlsx')} download size="sm" underline="always">
            Excel
          </Anchor>
          {' · '}
          <Anchor href={templateOf('csv')} download size="sm" underline="always">
            CSV
          </Anchor>
        </Text>
        <Group gap="sm">
          <FileButton accept={accepted} onChange={take}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
              >
                {t('imports.choose')}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c={file === null ? 'dimmed' : undefined} data-file={file?.name}>
            {file === null ? t('imports.dropHere') : file.name}
          </Text>
        </Group>
        {file !== null && (
          <Group gap="sm">
            <Button
              onClick={() => onSend(file, true)}
              loading={send.isPending}
              leftSection={<IconUpload size={16} aria-hidden />}
              data-submit="check"
            >
              {t('imports.check')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('imports.checkHint')}
            </Text>
          </Group>
        )}
        {send.error && <SheetRefusal error={send.error} />}
      </Stack>
    </Paper>
  );
}
