import type { Order } from '../api/orders.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { type Lot, Sheet } from './sheet.tsx';
import { SheetLines } from './sheet-lines.tsx';

/** What the workshop makes, by when, with room for signatures by hand. */
export function WorkOrderSheet({ order, lot }: { order: Order; lot: Lot }) {
  const { t } = useWords();
  const { day } = useInstants();
  const { plan } = lot;
  return (
    <Sheet title={t('order.print.workOrder')} order={order} lot={lot}>
      <table>
        <tbody>
          <tr>
            <th>{t('order.print.plan')}</th>
            <td>{plan && `${day(plan.start)} – ${day(plan.finish)}`}</td>
            <th>{t('order.print.deliverBy')}</th>
            <td>{day(order.details.deliveryDate)}</td>
          </tr>
          <tr>
            <th>{t('order.print.route')}</th>
            <td colSpan={3}>{[plan?.route, plan?.resources].filter(Boolean).join(' · ')}</td>
          </tr>
        </tbody>
      </table>
      <br />
      <SheetLines order={order} lines={lot.lines} />
      <br />
      <table>
        <thead>
          <tr>
            <th>{t('order.print.signature')}</th>
            <th>{t('order.print.inspected')}</th>
            <th>{t('order.print.packed')}</th>
            <th>{t('order.print.date')}</th>
          </tr>
        </thead>
        <tbody>
          <tr className="signing">
            <td />
            <td />
            <td />
            <td />
          </tr>
        </tbody>
      </table>
    </Sheet>
  );
}
