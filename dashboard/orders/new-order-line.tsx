import { ActionIcon, Checkbox, Group, Table, Textarea, TextInput } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
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
  onChange: (line: Values) => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { schema, line, index, amount, onChange, onRemove, onKeyDown } = props;
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
      <Table.Tr data-line={index + 1} onKeyDown={onKeyDown} style={{ verticalAlign: 'top' }}>
        <Table.Td pt={10}>{index + 1}</Table.Td>
        <Table.Td>
          <ProductPicker
            label={labelOf('productCode')}
            name={pathOf('productCode')}
            value={textOf('productCode')}
            error={errorAt(pathOf('productCode'))}
            onType={(productCode) => onChange({ ...line, productCode })}
            onChoose={(product) => onChange({ ...line, ...known(product, name) })}
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
              onChange={(event) => onChange({ ...line, [field]: event.currentTarget.value })}
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
            onChange={(unitPrice) => onChange({ ...line, unitPrice })}
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
              onChange={(event) => onChange({ ...line, requirements: event.currentTarget.value })}
            />
          </Table.Td>
          <Table.Td colSpan={3}>
            <Checkbox
              label={name(fields['fragile']?.['x-label'])}
              checked={line['fragile'] === true}
              onChange={(event) => onChange({ ...line, fragile: event.currentTarget.checked || undefined })}
            />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** What the catalogue says of a product. */
function known(product: ProductView, name: (names: { zh: string; en: string }) => string): Values {
  const { productCode, nameZh, nameEn, specification, model, unit, listPrice } = product;
  return {
    productCode,
    productName: name({ zh: nameZh, en: nameEn }),
    ...(specification === undefined ? {} : { specification }),
    ...(model === undefined ? {} : { model }),
    unit,
    ...(listPrice === undefined ? {} : { unitPrice: listPrice }),
  };
}
