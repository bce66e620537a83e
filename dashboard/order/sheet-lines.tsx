import type { Order } from '../api/orders.ts';
import { useWords } from '../words/use-words.ts';

/** The lines of an order or lot on paper. */
export function SheetLines({
  order,
  lines,
}: {
  order: Order;
  lines: readonly { line: number; quantity: string }[];
}) {
  const { t } = useWords();
  return (
    <table>
      <thead>
        <tr>
          <th>#</th>
          <th>{t('order.print.product')}</th>
          <th>{t('order.print.specification')}</th>
          <th>{t('order.print.quantity')}</th>
          <th>{t('order.print.requirements')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, quantity }) => {
          const found = order.details.lines.find((each) => each.line === line);
          return (
            <tr key={line}>
              <td>{line}</td>
              <td>
                {found?.productName} {found?.productCode}
                {found?.fragile && <strong> {t('order.print.fragile')}</strong>}
              </td>
              <td>{[found?.model, found?.specification].filter(Boolean).join(' · ')}</td>
              <td>
                {quantity} {found?.unit}
              </td>
              <td>{found?.requirements}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
