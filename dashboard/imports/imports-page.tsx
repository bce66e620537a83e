import './imports.css';
import { Alert, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { BackLink } from '../layout/back-link.tsx';
import { Failed, Loading } from '../layout/states.tsx';
import { useMayEnter } from '../orders/may-enter.ts';
import { useWords } from '../words/use-words.ts';
import { ImportList } from './import-list.tsx';
import { ImportResult } from './import-result.tsx';
import { useImport, useSendSheet } from './imports.ts';
import { SheetForm } from './sheet-form.tsx';

/** Orders from a sheet: checked first, then imported; what became of each row. Which one is read stands in the address. */
export function ImportsPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const importId = search.get('import');
  // The file stays at hand between the check and the import.
  const [file, setFile] = useState<File | null>(null);
  const send = useSendSheet();
  const mayEnter = useMayEnter();
  const start = (chosen: File, dryRun: boolean) =>
    send.mutate(
      { file: chosen, dryRun },
      { onSuccess: (started) => setSearch({ import: started.importId }) },
    );
  return (
    <Stack gap="md" maw={1180}>
      <div>
        <Title order={1} size="h2">
          {t('imports.title')}
        </Title>
        <Text c="dimmed">{t('imports.lead')}</Text>
      </div>
      {importId !== null && <BackLink href="/imports">{t('imports.all')}</BackLink>}
      {mayEnter === false && <Alert color="gray">{t('order.fresh.mayNot')}</Alert>}
      {mayEnter && importId === null && <SheetForm file={file} onFile={setFile} onSend={start} send={send} />}
      {importId === null ? (
        <ImportList />
      ) : (
        <OneImport
          key={importId}
          importId={importId}
          file={file}
          onFile={setFile}
          onSend={start}
          send={send}
        />
      )}
    </Stack>
  );
}

function OneImport(props: {
  importId: string;
  file: File | null;
  onFile: (file: File | null) => void;
  onSend: (file: File, dryRun: boolean) => void;
  send: ReturnType<typeof useSendSheet>;
}) {
  const { importId, file, onFile, onSend, send } = props;
  const { data, error, refetch } = useImport(importId);
  if (data === undefined)
    return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={6} />;
  // To import what was checked needs the file itself; after a reload it is chosen again.
  const mayImport = data.dryRun && data.state === 'DONE';
  const isAtHand = file !== null && file.name === data.fileName;
  return (
    <>
      <ImportResult
        found={data}
        onImport={mayImport && isAtHand ? () => onSend(file, false) : undefined}
        isSending={send.isPending}
      />
      {mayImport && (!isAtHand || send.error) && (
        <SheetForm file={file} onFile={onFile} onSend={onSend} send={send} />
      )}
    </>
  );
}
