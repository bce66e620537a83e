import { useWords } from './use-words.ts';

interface Money {
  amount: string;
  currency: string;
}

/** Amounts of money as people write them: `¥1,234.50`. */
export function useAmounts() {
  const { language } = useWords();
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const money = (value: Money | undefined): string => {
    if (value === undefined) return '';
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: value.currency,
      currencyDisplay: 'narrowSymbol',
    });
    // A decimal string keeps every digit, as a number would not.
    return format.format(value.amount as Intl.StringNumericLiteral);
  };
  return { money };
}
