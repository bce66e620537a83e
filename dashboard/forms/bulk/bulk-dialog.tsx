import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Suspense, useMemo, useState } from 'react';
import { Failed, Loading } from '../../layout/states.tsx';
import { useWords } from '../../words/use-words.ts';
import { lazyForm } from '../lazy-form.ts';
import { useProblemText } from '../problem-text.ts';
import { Refusal } from '../refusal.tsx';
import type { Values } from '../schema.ts';
import type { Extras } from '../use-command.ts';
import { BulkTable } from './bulk-table.tsx';
import {
  type BulkOutcome,
  type BulkRow,
  type BulkTarget,
  inputFor,
  lackingIn,
  ownFields,
  useBulkRows,
} from './bulk-target.ts';
import { useBulk } from './use-bulk.ts';

const BulkForm = lazyForm(async () => (await import('./bulk-form.tsx')).BulkForm);

type Outcomes = ReadonlyMap<string, BulkOutcome>;

interface BulkDialogProps {
  /** All of one command. */
  targets: readonly BulkTarget[];
  onClose: () => void;
  /** Keys of those that were done, and why the others were not. */
  onResults: (done: string[], refused: ReadonlyMap<string, string>) => void;
}

/** One form for many: what would become of each is shown first, then what became of each. */
export function BulkDialog({ targets, onClose, onResults }: BulkDialogProps) {
  const { t, name } = useWords();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const { data: rows, error, refetch } = useBulkRows(targets);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      fullScreen={narrow}
      title={
        <Text fw={650}>
          {name(targets[0]?.title)} · {t('bulk.count', { count: targets.length })}
        </Text>
      }
    >
      {rows === undefined &&
        (error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={3} />)}
      {rows && <Steps rows={rows} onClose={onClose} onResults={onResults} />}
    </Modal>
  );
}

function Steps({ rows, onClose, onResults }: { rows: BulkRow[] } & Omit<BulkDialogProps, 'targets'>) {
  const { t } = useWords();
  const own = useMemo(() => ownFields(rows), [rows]);
  const [given, setGiven] = useState<{ common: Values; extras: Extras }>();
  const [previewed, setPreviewed] = useState<Outcomes>();
  const [results, setResults] = useState<Outcomes>();
  const bulk = useBulk();
  const textOf = useProblemText();
  const refusedHere = useRefusedHere(own);
  const first = rows.find(({ act }) => act !== undefined)?.act;

  const preview = (common: Values, extras: Extras) => {
    setGiven({ common, extras });
    const fit = rows.filter((row) => refusedHere(row, common) === undefined);
    const others = rows.flatMap((row) => {
      const problem = refusedHere(row, common);
      return problem === undefined ? [] : [[row.key, { problem }] as const];
    });
    if (fit.length === 0) return setPreviewed(new Map(others));
    bulk.mutate(
      { rows: fit, common, own, extras, preview: true },
      { onSuccess: (outcomes) => setPreviewed(new Map([...others, ...outcomes])) },
    );
  };
  const accepted = rows.filter(({ key }) => previewed?.get(key)?.order !== undefined);
  const apply = () => {
    if (given === undefined || bulk.isPending) return;
    bulk.mutate(
      { rows: accepted, own, preview: false, ...given },
      {
        onSuccess: (outcomes) => {
          const all = new Map([...(previewed ?? []), ...outcomes]);
          setResults(all);
          const done = rows.filter(({ key }) => all.get(key)?.order !== undefined).map(({ key }) => key);
          const refused = [...all].flatMap(([key, { problem }]) =>
            problem === undefined ? [] : [[key, textOf(problem)] as const],
          );
          onResults(done, new Map(refused));
        },
      },
    );
  };
  const refusal = bulk.error && first && <Refusal error={bulk.error} act={first} sendOn={apply} />;

  if (previewed === undefined) {
    return (
      <Suspense fallback={<Loading rows={3} />}>
        <BulkForm rows={rows} own={own} pending={bulk.isPending} onPreview={preview}>
          {refusal}
        </BulkForm>
      </Suspense>
    );
  }
  const outcomes = results ?? previewed;
  const doneCount = rows.filter(({ key }) => outcomes.get(key)?.order !== undefined).length;
  return (
    <Stack gap="md" data-bulk-step={results ? 'results' : 'preview'}>
      <Text size="sm" role="status">
        {t(results ? 'bulk.results' : 'bulk.preview', { done: doneCount, refused: rows.length - doneCount })}
      </Text>
      <BulkTable rows={rows} outcomes={outcomes} isDone={results !== undefined} />
      {refusal}
      <Group justify="flex-end">
        {results ? (
          <Button onClick={onClose} data-autofocus>
            {t('act.close')}
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={() => setPreviewed(undefined)}>
              {t('act.back')}
            </Button>
            <Button disabled={accepted.length === 0} loading={bulk.isPending} onClick={apply} data-bulk-apply>
              {t('bulk.apply', { count: accepted.length })}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}

/** What the page itself knows will not do: the order no longer offers it, or a field is left that only its own form asks. */
function useRefusedHere(own: readonly string[]) {
  const { t, name } = useWords();
  return ({ act }: BulkRow, common: Values) => {
    if (act === undefined) return { status: 409, code: 'not-open', title: t('form.notOffered') };
    const lacking = lackingIn(act, inputFor(act, common, own));
    if (lacking.length === 0) return undefined;
    const fields = lacking.map((path) => name(act.schema.properties?.[path]?.['x-label']) || path);
    return { status: 422, code: 'lacking', title: t('bulk.lacking', { fields: fields.join(', ') }) };
  };
}
