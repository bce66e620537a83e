import { ActionIcon, Checkbox, Group, Table, Textarea, TextInput } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import type { ProductView } from '../../api/views/company-schemas.ts';
import { useFieldContext } from '../forms/field-context.ts';
import { MoneyField } from '../forms/fields/money-field.tsx';
import type { FieldSchema, Values } from '../forms/schema.ts';
import { SchemaFields } from '../forms/schema-fields.tsx';
import { useWords } from '../words/use-words.ts';
import { ProductPicker } from './new-order-product.tsx';

const textColumns = ['productName', 'model', 'specification', 'quantity', 'unit'] as const;
const widths: Partial<Record<(typeof textColumns)[number], number>> = { quantity: 84, unit: 70 };

/** One line of the table; what is rarely typed stands below it. */
export function NewOrderLine(props: {
  schema: FieldSchema;
  line: Values;
  index: number;
  amount: string;
  /** The fields that change; the others stay as they are by then. */
  onChange: (part: Values) => void;
  onChoose: (product: ProductView) => void;
  onLeaveCode: () => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
}) {
  const { schema, line, index, amount, onChange, onChoose, onLeaveCode, onRemove, onKeyDown, onPaste } =
    props;
  const { t, name } = useWords();
  const { errorAt } = useFieldContext();
  const [open, setOpen] = useState(Boolean(line['requirements']) || line['fragile'] === true);
  const fields = schema.properties ?? {};
  const prefix = t('order.fresh.line', { line: index + 1 });
  const labelOf = (field: string) => `${prefix} · ${name(fields[field]?.['x-label'])}`;
  const textOf = (field: string) => (typeof line[field] === 'string' ? line[field] : '');
  const pathOf = (field: string) => `lines[${index}].${field}`;
  return (
    <>
      <Table.Tr
        data-line={index + 1}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        style={{ verticalAlign: 'top' }}
      >
        <Table.Td pt={10}>{index + 1}</Table.Td>
        <Table.Td>
          <ProductPicker
            label={labelOf('productCode')}
            name={pathOf('productCode')}
            value={textOf('productCode')}
            error={errorAt(pathOf('productCode'))}
            onType={(productCode) => onChange({ productCode })}
            onChoose={onChoose}
            onLeave={onLeaveCode}
          />
        </Table.Td>
        {textColumns.map((field) => (
          <Table.Td key={field} w={widths[field]}>
            <TextInput
              aria-label={labelOf(field)}
              name={pathOf(field)}
              inputMode={field === 'quantity' ? 'decimal' : 'text'}
              maxLength={fields[field]?.maxLength}
              value={textOf(field)}
              error={errorAt(pathOf(field))}
              onChange={(event) => onChange({ [field]: event.currentTarget.value })}
            />
          </Table.Td>
        ))}
        <Table.Td w={200}>
          <MoneyField
            bare
            schema={fields['unitPrice'] ?? {}}
            path={pathOf('unitPrice')}
            label={labelOf('unitPrice')}
            required={false}
            value={line['unitPrice']}
            onChange={(unitPrice) => onChange({ unitPrice })}
            Fields={SchemaFields}
          />
        </Table.Td>
        <Table.Td ta="right" pt={10} style={{ whiteSpace: 'nowrap' }}>
          {amount}
        </Table.Td>
        <Table.Td pt={6}>
          <Group gap={2} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${prefix} · ${t('order.fresh.more')}`}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <IconDots size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('order.fresh.removeLine', { line: index + 1 })}
              onClick={onRemove}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Group>
        </Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td />
          <Table.Td colSpan={6}>
            <Textarea
              autosize
              aria-label={labelOf('requirements')}
              placeholder={name(fields['requirements']?.['x-label'])}
              name={pathOf('requirements')}
              value={textOf('requirements')}
              onChange={(event) => onChange({ requirements: event.currentTarget.value })}
            />
          </Table.Td>
          <Table.Td colSpan={3}>
            <Checkbox
              label={name(fields['fragile']?.['x-label'])}
              checked={line['fragile'] === true}
              onChange={(event) => onChange({ fragile: event.currentTarget.checked || undefined })}
            />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
