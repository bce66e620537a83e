import './scan.css';
import { Alert, SegmentedControl, Stack, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'wouter';
import { OfflineError, problemOf } from '../api/problem.ts';
import { useWords } from '../words/use-words.ts';
import { Camera } from './camera.tsx';
import { readCode, scannedPath } from './read-code.ts';
import { ScanField } from './scan-field.tsx';
import { Series } from './series.tsx';
import { signal } from './signal.ts';

/** Scans codes: one that opens its order or lot, or a series in which each scan is one act. */
export function ScanPage() {
  const { t } = useWords();
  const [address, setAddress] = useSearchParams();
  const command = address.get('command') ?? '';
  const mode = address.get('mode') === 'series' ? 'series' : 'one';
  const change = (next: Record<string, string>) =>
    setAddress(() => new URLSearchParams(Object.entries(next).filter(([, value]) => value !== '')), {
      replace: true,
    });
  return (
    <Stack gap="md" maw={560} mx="auto">
      <Title order={1} size="h3">
        {t('frame.scan')}
      </Title>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('scan.mode')}
        value={mode}
        onChange={(chosen) => change(chosen === 'series' ? { mode: chosen, command } : {})}
        data={[
          { value: 'one', label: t('scan.one') },
          { value: 'series', label: t('scan.series') },
        ]}
      />
      {mode === 'series' ? (
        <Series command={command} onCommand={(chosen) => change({ mode: 'series', command: chosen })} />
      ) : (
        <OneScan />
      )}
    </Stack>
  );
}

function OneScan() {
  const { t } = useWords();
  const [, go] = useLocation();
  const reading = useMutation({
    mutationFn: readCode,
    onSuccess: (scanned) => go(scannedPath(scanned)),
    onError: () => signal('REFUSED'),
  });
  const read = (code: string) => {
    if (!reading.isPending) reading.mutate(code);
  };
  return (
    <Stack gap="md">
      <ScanField onCode={read} />
      {reading.error && (
        <Alert color="red" variant="filled" role="alert" title={reading.variables} data-scan-refused>
          {reading.error instanceof OfflineError
            ? t('frame.offline')
            : problemOf(reading.error)?.status === 404
              ? t('scan.noSuchCode')
              : (problemOf(reading.error)?.title ?? t('state.failed'))}
        </Alert>
      )}
      <Camera onCode={read} />
    </Stack>
  );
}
