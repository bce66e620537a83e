import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Values } from '../forms/schema.ts';
import { useDraft } from '../forms/use-draft.ts';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import { Camera } from './camera.tsx';
import { ScanField } from './scan-field.tsx';
import { SeriesChoice } from './series-choice.tsx';
import { LatestRefusal, SeriesResults } from './series-results.tsx';
import { useSeries } from './use-series.ts';

interface SeriesProps {
  command: string;
  onCommand: (command: string) => void;
}

/** An act is chosen once; then each scan gives it to the lot of its code (U3). */
export function Series(props: SeriesProps) {
  return <SeriesOf key={props.command} {...props} />;
}

const nothing: Values = {};

function SeriesOf({ command, onCommand }: SeriesProps) {
  const { t } = useWords();
  const { person } = useSession();
  // Kept for the next series of the kind: the version of a standard is typed once a season, not once a scan.
  const { values: common, change } = useDraft(`${person.personId}.series.${command}`, nothing);
  const act = useMemo(() => ({ command, common }), [command, common]);
  const { entries, scan, again } = useSeries(act);
  return (
    <Stack gap="md">
      <SeriesChoice command={command} onCommand={onCommand} common={common} onCommon={change} />
      {command === '' ? (
        <Text c="dimmed">{t('scan.chooseFirst')}</Text>
      ) : (
        <>
          <ScanField onCode={scan} />
          <LatestRefusal latest={entries[0]} />
          <Camera onCode={scan} />
          <SeriesResults entries={entries} onAgain={again} />
        </>
      )}
    </Stack>
  );
}
