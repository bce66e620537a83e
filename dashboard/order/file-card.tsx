import { Anchor, Card, Center, Image, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { Attachment } from './use-attachments.ts';

const bytesPerMegabyte = 1_000_000;

/** A file with its picture, if it is one; the name leads to the whole file. */
export function FileCard({ file }: { file: Attachment }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const { path } = file;
  const megabytes = Math.max(0.1, file.sizeInBytes / bytesPerMegabyte).toFixed(1);
  return (
    <Card withBorder padding="xs" component="li" data-file={file.attachmentId}>
      <Card.Section>
        {file.mediaType.startsWith('image/') ? (
          <Image src={path} alt={file.note ?? file.fileName} h={110} loading="lazy" fit="cover" />
        ) : (
          <Center h={110} bg="var(--mantine-color-default-hover)">
            <IconFileText size={44} stroke={1.2} aria-hidden />
          </Center>
        )}
      </Card.Section>
      <Anchor
        href={path}
        target="_blank"
        rel="noreferrer"
        size="sm"
        mt={6}
        aria-label={t('order.files.download', { name: file.fileName })}
      >
        {file.fileName}
      </Anchor>
      {file.note && <Text size="xs">{file.note}</Text>}
      <Text size="xs" c="dimmed">
        {file.lotId && `${file.lotId} · `}
        {megabytes} MB ·{' '}
        {t('order.files.by', { who: name(file.uploadedBy.names), at: short(file.uploadedAt) })}
      </Text>
    </Card>
  );
}
