import { ActionIcon, Group, NativeSelect, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { SchemaFields } from '../forms/schema-fields.tsx';
import { useWords } from '../words/use-words.ts';
import { type SuppositionKind, suppositionKinds, suppositionSchemas, type Typed } from './supposition.ts';

/** One thing that is supposed: what kind, and what it asks. */
export function SuppositionFields(props: {
  typed: Typed;
  index: number;
  ofOneOrder: boolean;
  onChange: (typed: Typed) => void;
  onRemove: (() => void) | undefined;
}) {
  const { typed, index, ofOneOrder, onChange, onRemove } = props;
  const { t } = useWords();
  const kinds = suppositionKinds.filter((kind) => ofOneOrder || kind !== 'CHANGE_ACCEPTED');
  const schema = suppositionSchemas[typed.kind];
  return (
    <Group align="flex-start" wrap="nowrap" data-supposition={typed.kind}>
      <Stack flex={1} gap="xs">
        <NativeSelect
          label={t(index === 0 ? 'whatIf.suppose' : 'whatIf.add')}
          value={typed.kind}
          onChange={(event) =>
            onChange({ ...typed, kind: event.currentTarget.value as SuppositionKind, values: {} })
          }
          data={kinds.map((value) => ({ value, label: t(`whatIf.kinds.${value}`) }))}
        />
        {schema.properties && (
          <SchemaFields
            schema={schema}
            path={`suppositions[${index}]`}
            values={typed.values}
            onChange={(values) => onChange({ ...typed, values })}
            columns={3}
          />
        )}
      </Stack>
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="red"
          mt={28}
          aria-label={t('whatIf.remove', { number: index + 1 })}
          onClick={onRemove}
        >
          <IconTrash size={18} />
        </ActionIcon>
      )}
    </Group>
  );
}
