import type { Order } from '../api/orders.ts';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import { lotText } from './lot-text.ts';
import { type Lot, Sheet } from './sheet.tsx';

/** What is stuck on the crate: where it goes, what is in it, and a code that the carrier's end can scan. */
export function ShippingLabelSheet({ order, lot }: { order: Order; lot: Lot }) {
  const { t, name } = useWords();
  const { company } = useSession();
  const { details } = order;
  const fragile = lot.lines.some(
    ({ line }) => details.lines.find((each) => each.line === line)?.fragile === true,
  );
  return (
    <Sheet title={t('order.print.label')} order={order} lot={lot} codeSize="44mm">
      <table>
        <tbody>
          <tr>
            <th>{t('order.print.to')}</th>
            <td className="to">{details.deliveryAddress}</td>
          </tr>
          <tr>
            <th>{t('order.print.consignee')}</th>
            <td className="to">{details.consignee ?? details.customer.name}</td>
          </tr>
          <tr>
            <th>{t('order.print.from')}</th>
            <td>{name(company.names)}</td>
          </tr>
          <tr>
            <th>{t('order.print.quantity')}</th>
            <td>{lotText(order, lot)}</td>
          </tr>
          <tr>
            <th>{t('order.print.carrier')}</th>
            <td>{lot.transport?.carrier}</td>
          </tr>
          <tr>
            <th>{t('order.print.note')}</th>
            <td>{lot.shipment?.shippingNoteNumber}</td>
          </tr>
          <tr>
            <th>{t('order.print.tracking')}</th>
            <td>{lot.shipment?.trackingNumber}</td>
          </tr>
        </tbody>
      </table>
      {fragile && <p className="to">⚠ {t('order.print.fragile')}</p>}
    </Sheet>
  );
}
