import { SimpleGrid, Stack } from '@mantine/core';
import type { Order } from '../api/orders.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { FileCard } from './file-card.tsx';
import { PaperNumbers } from './paper-numbers.tsx';
import { UploadForm } from './upload-form.tsx';
import { useAttachments } from './use-attachments.ts';

/** The papers of an order: their numbers on record, photos and documents. */
export function FilesTab({ order }: { order: Order }) {
  const { t } = useWords();
  const { data, error, refetch } = useAttachments(order.orderId);
  return (
    <Stack gap="md">
      <PaperNumbers order={order} />
      <UploadForm order={order} />
      {data === undefined &&
        (error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={2} />)}
      {data?.length === 0 && <Empty>{t('order.files.none')}</Empty>}
      <SimpleGrid
        cols={{ base: 2, sm: 3, xl: 4 }}
        component="ul"
        className="plain-list"
        data-files={data?.length}
      >
        {(data ?? []).map((file) => (
          <FileCard key={file.attachmentId} file={file} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
