import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { DraftForm } from './draft-form.tsx';

const kinds = ['OFF_DAY', 'WORKING_DAY'] as const;

/** Makes a day off, or a working day, by the company's own word. */
export function CalendarDayForm(props: {
  calendarId: string;
  onClose: () => void;
  onDrafted: (changeId: string) => void;
}) {
  const { calendarId, onClose, onDrafted } = props;
  const { t } = useWords();
  const [day, setDay] = useState({ date: '', kind: 'OFF_DAY', zh: '', en: '' });
  const text = (field: keyof typeof day) => ({
    required: true,
    value: day[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDay({ ...day, [field]: event.currentTarget.value }),
  });
  const content = () => {
    const { date, kind, zh, en } = day;
    const set = [{ date, kind, source: 'COMPANY', name: { zh: zh.trim(), en: en.trim() } }];
    return { kind: 'CALENDAR', subject: calendarId, body: { set } };
  };
  return (
    <DraftForm
      title={t('administration.calendar.day')}
      content={content}
      onClose={onClose}
      onDrafted={onDrafted}
    >
      <TextInput type="date" label={t('administration.calendar.date')} {...text('date')} />
      <NativeSelect
        label={t('administration.calendar.kind')}
        data={kinds.map((value) => ({ value, label: t(`administration.calendar.${value}`) }))}
        {...text('kind')}
      />
      <TextInput label={t('administration.calendar.nameZh')} {...text('zh')} />
      <TextInput label={t('administration.calendar.nameEn')} {...text('en')} />
    </DraftForm>
  );
}
