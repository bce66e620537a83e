import { Alert, Button, FileButton, Group, NativeSelect, Paper, Text, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import type { Order } from '../api/orders.ts';
import { OfflineError, problemOf } from '../api/problem.ts';
import { useWords } from '../words/use-words.ts';
import { acceptedFiles, useUpload } from './use-attachments.ts';

/** Adds a photo or document: chosen, dropped, or taken with a phone's camera. */
export function UploadForm({ order }: { order: Order }) {
  const { t } = useWords();
  const [lotId, setLotId] = useState('');
  const [note, setNote] = useState('');
  const upload = useUpload(order.orderId);
  const send = (file: File | null | undefined) => {
    if (file) upload.mutate({ file, lotId, note: note.trim() }, { onSuccess: () => setNote('') });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    send(event.dataTransfer.files[0]);
  };
  const offline = upload.error instanceof OfflineError;
  return (
    <Paper withBorder p="sm" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Group align="flex-end" gap="sm">
        <TextInput
          flex={1}
          miw={160}
          label={t('order.files.note')}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {order.lots.length > 0 && (
          <NativeSelect
            label={t('order.files.lot')}
            value={lotId}
            onChange={(event) => setLotId(event.currentTarget.value)}
            data={[
              { value: '', label: t('order.files.wholeOrder') },
              ...order.lots.map((lot) => ({ value: lot.lotId, label: lot.lotId })),
            ]}
          />
        )}
        <FileButton accept={acceptedFiles} onChange={send}>
          {(props) => (
            <Button {...props} loading={upload.isPending} leftSection={<IconUpload size={16} aria-hidden />}>
              {t('order.files.upload')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Text size="xs" c="dimmed" mt={6}>
        {t('order.files.hint')}
      </Text>
      {upload.error && (
        <Alert color="red" role="alert" mt="xs" p="xs">
          {offline ? t('form.offline') : (problemOf(upload.error)?.detail ?? problemOf(upload.error)?.title)}
        </Alert>
      )}
    </Paper>
  );
}
