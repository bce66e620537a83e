import { Alert, Button, FileButton, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { OfflineError, problemOf } from '../api/problem.ts';
import { FileCard } from '../order/file-card.tsx';
import { type Upload, useAttachments, useUpload } from '../order/use-attachments.ts';
import { useWords } from '../words/use-words.ts';

/** Photos of the order or lot: taken with the phone's camera, before or after the act. */
export function Evidence({ orderId, lotId }: { orderId: string; lotId: string | undefined }) {
  const { t } = useWords();
  const { data: files = [] } = useAttachments(orderId);
  const upload = useUpload(orderId);
  const shown = files.filter((file) => lotId === undefined || file.lotId === lotId);
  const send = (given: Upload) => upload.mutate(given);
  const { error, variables } = upload;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600} size="sm">
          {t('form.photos')}
        </Text>
        <FileButton
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          onChange={(file) => file && send({ file, lotId })}
          inputProps={{ 'aria-label': t('form.photo') }}
        >
          {(props) => (
            <Button
              {...props}
              variant="light"
              loading={upload.isPending}
              leftSection={<IconCamera size={18} aria-hidden />}
              data-photo
            >
              {t('scan.photo')}
            </Button>
          )}
        </FileButton>
      </Group>
      {error && (
        <Alert color="red" role="alert" p="xs">
          <Group justify="space-between">
            <Text size="sm">
              {error instanceof OfflineError
                ? t('scan.photoKept')
                : (problemOf(error)?.detail ?? t('form.refused'))}
            </Text>
            {variables && (
              <Button size="compact-sm" variant="light" color="red" onClick={() => send(variables)}>
                {t('state.retry')}
              </Button>
            )}
          </Group>
        </Alert>
      )}
      {shown.length > 0 && (
        <SimpleGrid cols={3} spacing="xs" component="ul" p={0} m={0} data-evidence={shown.length}>
          {shown.map((file) => (
            <FileCard key={file.attachmentId} file={file} />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}
