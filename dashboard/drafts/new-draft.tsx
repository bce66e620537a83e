import { Button, FileInput, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { channelNames } from '../../domain/names/order-names.ts';
import type { Channel } from '../../domain/order/details.ts';
import { acceptedOriginals, writtenChannels } from '../orders/order-parts.ts';
import { useWords } from '../words/use-words.ts';
import { Refused } from './draft-acts.tsx';
import { useNewDraft } from './drafts.ts';

/** Keeps a fax, a letter or a message that came by another way, to be entered by whoever comes first. */
export function NewDraft({ onClose }: { onClose: () => void }) {
  const { t, name } = useWords();
  const [, go] = useLocation();
  const [channel, setChannel] = useState<Channel>('FAX');
  const [note, setNote] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const create = useNewDraft();
  const send = (event: FormEvent) => {
    event.preventDefault();
    const given = { channel, note: note.trim(), files };
    create.mutate(given, { onSuccess: ({ draftId }) => go(`/drafts/${draftId}`) });
  };
  return (
    <Modal opened onClose={onClose} title={t('drafts.add')}>
      <form onSubmit={send} data-form="new-draft">
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('drafts.addHint')}
          </Text>
          <Select
            label={t('drafts.channel')}
            allowDeselect={false}
            data={writtenChannels.map((value) => ({ value, label: name(channelNames[value]) }))}
            value={channel}
            onChange={(chosen) => chosen !== null && setChannel(chosen as Channel)}
          />
          <FileInput
            multiple
            clearable
            withAsterisk
            label={t('drafts.original')}
            placeholder={t('order.fresh.chooseFile')}
            accept={acceptedOriginals}
            leftSection={<IconPaperclip size={16} aria-hidden />}
            value={files}
            onChange={setFiles}
          />
          <TextInput
            label={t('drafts.note')}
            name="note"
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Refused error={create.error} />
          <Group justify="flex-end">
            <Button
              type="submit"
              disabled={files.length === 0}
              loading={create.isPending}
              data-submit="draft"
            >
              {t('drafts.keep')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
