import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ProductView } from '../../api/views/company-schemas.ts';
import { useAmounts } from '../words/amounts.ts';
import { useWords } from '../words/use-words.ts';
import { productsQuery } from './catalogue.ts';

/** How long after the last key the catalogue is asked, in milliseconds. */
const settleMs = 150;

/** A product by its code or name; one that the catalogue does not know is taken as typed. */
export function ProductPicker(props: {
  label: string;
  name: string;
  value: string;
  error: string | undefined;
  onType: (productCode: string) => void;
  onChoose: (product: ProductView) => void;
  /** The field was left with a text that was not chosen from the list. */
  onLeave: () => void;
}) {
  const { label, name, value, error, onType, onChoose, onLeave } = props;
  const { t, name: nameIn } = useWords();
  const { money } = useAmounts();
  const [q] = useDebouncedValue(value.trim(), settleMs);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data } = useQuery({ ...productsQuery(q), enabled: combobox.dropdownOpened });
  // Only what was found for all that is typed: Enter must not take a product of half a code.
  const settled = q === value.trim() && data !== undefined;
  const products = settled ? data.items : [];
  return (
    <Combobox
      store={combobox}
      width={380}
      position="bottom-start"
      onOptionSubmit={(code) => {
        const chosen = products.find(({ productCode }) => productCode === code);
        if (chosen) onChoose(chosen);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          aria-label={label}
          name={name}
          value={value}
          error={error}
          autoComplete="off"
          onChange={(event) => {
            onType(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            onLeave();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!settled}>
        <Combobox.Options>
          {products.map((each) => (
            <Combobox.Option key={each.productCode} value={each.productCode}>
              <Text size="sm">
                {each.productCode} · {nameIn({ zh: each.nameZh, en: each.nameEn })}
              </Text>
              <Text size="xs" c="dimmed">
                {[
                  each.specification,
                  money(each.listPrice),
                  t('order.fresh.stock', { free: each.stock.free, unit: each.unit }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </Combobox.Option>
          ))}
          {products.length === 0 && <Combobox.Empty>{t('order.fresh.noProduct')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
