import './drafts.css';
import { Alert, Anchor, Image, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useWords } from '../words/use-words.ts';
import type { DraftFile, OrderDraft } from './drafts.ts';

/** What came in as it came: its words, its pictures, its files. It stays in sight while it is entered. */
export function Original({ draft }: { draft: OrderDraft }) {
  const { t } = useWords();
  const { text, note, files, refused } = draft;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('drafts.original')} className="original">
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('drafts.original')}
        </Title>
        {note !== undefined && <Text size="sm">{note}</Text>}
        {text !== undefined && text !== '' && (
          <Text size="sm" className="original-text" data-text>
            {text}
          </Text>
        )}
        {files.map((file) => (
          <OneFile key={file.fileId} file={file} />
        ))}
        {refused.length > 0 && (
          <Alert color="orange" p="xs" title={t('drafts.leftInside')}>
            <List size="sm">
              {refused.map(({ fileName, reason }) => (
                <List.Item key={fileName}>
                  {fileName}: {reason}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        {text === undefined && files.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('drafts.empty')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function OneFile({ file }: { file: DraftFile }) {
  const { t } = useWords();
  const { path, fileName, mediaType, kind } = file;
  return (
    <Stack gap={4} data-file={file.fileId}>
      {mediaType.startsWith('image/') && (
        <a href={path} target="_blank" rel="noreferrer">
          <Image src={path} alt={fileName} radius="sm" />
        </a>
      )}
      <Anchor href={path} target="_blank" rel="noreferrer" size="sm">
        <IconFileText size={15} aria-hidden /> {fileName}
        {kind === 'ORIGINAL' && ` (${t('drafts.whole')})`}
      </Anchor>
    </Stack>
  );
}
