import { Alert, Button, FileButton, Group, Select, Stack } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { OfflineError, problemOf } from '../../api/problem.ts';
import { acceptedFiles, useAttachments, useUpload } from '../../order/use-attachments.ts';
import { useWords } from '../../words/use-words.ts';
import { useFieldContext } from '../field-context.ts';
import { useProblemText } from '../problem-text.ts';
import type { FieldProps } from '../schema-fields.tsx';

/** One of the order's files, or a new one. Several orders have no file in common: for them nothing is asked. */
export function OrderFileField(props: FieldProps) {
  const { orderId } = useFieldContext();
  return orderId === undefined ? null : <OneOfItsFiles {...props} orderId={orderId} />;
}

function OneOfItsFiles({
  orderId,
  path,
  label,
  required,
  value,
  onChange,
}: FieldProps & { orderId: string }) {
  const { t } = useWords();
  const { errorAt } = useFieldContext();
  const problemText = useProblemText();
  const { data: files = [] } = useAttachments(orderId);
  const upload = useUpload(orderId);
  const send = (file: File | null) => {
    if (file === null) return;
    upload.mutate({ file, note: label }, { onSuccess: ({ attachmentId }) => onChange(attachmentId) });
  };
  return (
    <Stack gap="xs" data-file-field={path}>
      <Group align="flex-end" gap="sm">
        <Select
          flex={1}
          label={label}
          name={path}
          withAsterisk={required}
          error={errorAt(path)}
          placeholder={t(files.length === 0 ? 'form.noFileYet' : 'form.choose')}
          clearable
          searchable
          data={files.map(({ attachmentId, fileName, note }) => ({
            value: attachmentId,
            label: [fileName, note].filter(Boolean).join(' · '),
          }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
        <FileButton
          accept={acceptedFiles}
          onChange={send}
          inputProps={{ 'aria-label': `${t('order.files.upload')}: ${label}` }}
        >
          {(button) => (
            <Button
              {...button}
              variant="light"
              loading={upload.isPending}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {t('order.files.upload')}
            </Button>
          )}
        </FileButton>
      </Group>
      {upload.error && (
        <Alert color="red" role="alert" p="xs">
          {upload.error instanceof OfflineError ? t('form.offline') : problemText(problemOf(upload.error))}
        </Alert>
      )}
    </Stack>
  );
}
