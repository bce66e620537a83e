import { Code, JsonInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { DraftForm } from './draft-form.tsx';

/** Takes the official notice of a year's public holidays into a calendar. */
export function NoticeImport(props: {
  calendarId: string;
  onClose: () => void;
  onDrafted: (changeId: string) => void;
}) {
  const { calendarId, onClose, onDrafted } = props;
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const content = () => {
    try {
      return JSON.parse(typed) as Record<string, unknown>;
    } catch (error) {
      return t('administration.calendar.badNotice', { reason: String(error) });
    }
  };
  return (
    <DraftForm
      title={t('administration.calendar.import')}
      path={`/v1/calendars/${encodeURIComponent(calendarId)}/notices`}
      content={content}
      onClose={onClose}
      onDrafted={onDrafted}
    >
      <JsonInput
        required
        autosize
        minRows={8}
        maxRows={18}
        label={t('administration.calendar.notice')}
        value={typed}
        onChange={setTyped}
      />
      <Text size="xs" c="dimmed">
        <Code>{t('administration.calendar.noticeHint')}</Code>
      </Text>
    </DraftForm>
  );
}
