import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../session/session-context.ts';
import { nowMs } from '../time/browser-clock.ts';
import { localText, zonedInstant } from '../time/zoned.ts';
import { useWords } from '../words/use-words.ts';
import { DraftForm } from './draft-form.tsx';

/** From when the changed figures hold, for whom, and why. */
export function PolicyDraft(props: {
  values: Record<string, unknown>;
  onClose: () => void;
  onDrafted: (changeId: string) => void;
}) {
  const { values, onClose, onDrafted } = props;
  const { t } = useWords();
  const { company } = useSession();
  const [from, setFrom] = useState(() => localText(new Date(nowMs()).toISOString(), company.zone));
  const [migrate, setMigrate] = useState(false);
  const content = () => ({
    kind: 'POLICY',
    body: { values, effectiveAt: zonedInstant(from, company.zone), migrate },
  });
  return (
    <DraftForm
      title={t('administration.change.draft')}
      content={content}
      onClose={onClose}
      onDrafted={onDrafted}
    >
      <TextInput
        type="datetime-local"
        required
        label={t('administration.change.effectiveAt')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <Switch
        label={t('administration.change.migrate')}
        checked={migrate}
        onChange={(event) => setMigrate(event.currentTarget.checked)}
      />
    </DraftForm>
  );
}
