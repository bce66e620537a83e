import { paymentMethodNames } from '../../domain/names/order-names.ts';
import type { Order } from '../api/orders.ts';
import { useAmounts } from '../words/amounts.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { Sheet } from './sheet.tsx';
import { SheetLines } from './sheet-lines.tsx';

/** The order on one sheet, for the file. */
export function OrderSummarySheet({ order }: { order: Order }) {
  const { t, name } = useWords();
  const { money } = useAmounts();
  const { day, short } = useInstants();
  const { details } = order;
  const rows: [string, string | undefined][] = [
    [
      t('order.facts.customer'),
      [details.customer.name, details.customer.taxNumber].filter(Boolean).join(' · '),
    ],
    [t('order.facts.contact'), details.customer.contact],
    [t('order.facts.delivery'), day(details.deliveryDate)],
    [t('order.facts.address'), details.deliveryAddress],
    [t('order.facts.consignee'), details.consignee],
    [t('order.facts.payment'), details.paymentMethod && name(paymentMethodNames[details.paymentMethod])],
    [t('order.lines.stage'), name(order.stageName)],
    [t('order.facts.remarks'), details.remarks],
    [t('order.money.total'), money(order.total)],
    [t('order.money.balance'), money(order.balance)],
  ];
  const lines = details.lines.map(({ line, quantity = '' }) => ({ line, quantity }));
  return (
    <Sheet title={t('order.print.summary')} order={order}>
      <p>{t('order.receivedAt', { at: short(order.receivedAt) })}</p>
      <table>
        <tbody>
          {rows
            .filter(([, value]) => Boolean(value))
            .map(([label, value]) => (
              <tr key={label}>
                <th>{label}</th>
                <td>{value}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <br />
      <SheetLines order={order} lines={lines} />
    </Sheet>
  );
}
