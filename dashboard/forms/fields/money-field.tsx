import { Group, Input, NativeSelect, NumberInput } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { useFieldContext } from '../field-context.ts';
import type { FieldProps } from '../schema-fields.tsx';

interface MoneyValue {
  amount?: string;
  currency?: string;
}

/** An amount of two places with its currency, as `{amount: "1234.50", currency: "CNY"}`; `bare` in a table, whose head says its label. */
export function MoneyField(props: FieldProps & { bare?: boolean }) {
  const { schema, path, label, required, value, onChange, bare = false } = props;
  const { t } = useWords();
  const { errorAt } = useFieldContext();
  const currencies = schema.properties?.['currency']?.enum ?? ['CNY'];
  const money = (typeof value === 'object' && value !== null ? value : {}) as MoneyValue;
  const currency = money.currency ?? currencies[0] ?? 'CNY';
  const error = errorAt(path) ?? errorAt(`${path}.amount`) ?? errorAt(`${path}.currency`);
  return (
    <Input.Wrapper label={bare ? undefined : label} withAsterisk={required} error={error} labelElement="div">
      <Group gap="xs" wrap="nowrap">
        <NumberInput
          flex={1}
          name={`${path}.amount`}
          aria-label={`${label} · ${t('form.amount')}`}
          error={error !== undefined}
          decimalScale={2}
          fixedDecimalScale
          thousandSeparator=","
          allowNegative={false}
          hideControls
          valueIsNumericString
          value={money.amount ?? ''}
          onValueChange={({ value: amount }, { source }) => {
            if (source !== 'event') return;
            onChange(amount === '' ? undefined : { amount: withPlaces(amount), currency });
          }}
        />
        <NativeSelect
          w={92}
          aria-label={`${label} · ${t('form.currency')}`}
          data={currencies}
          value={currency}
          onChange={(event) => onChange({ ...money, currency: event.currentTarget.value })}
        />
      </Group>
    </Input.Wrapper>
  );
}

/** `12.5` as `12.50`. */
function withPlaces(amount: string): string {
  const [whole = '0', places = ''] = amount.split('.');
  return `${whole === '' ? '0' : whole}.${places.padEnd(2, '0').slice(0, 2)}`;
}
