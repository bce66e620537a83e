import type { ReactNode } from 'react';
import type { Order } from '../api/orders.ts';
import { useSession } from '../session/session-context.ts';
import { nowMs } from '../time/browser-clock.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { QrCode } from './qr-code.tsx';

export type Lot = Order['lots'][number];

/** A sheet of paper: what it is, whose, and the code to scan. */
export function Sheet(props: {
  title: string;
  order: Order;
  lot?: Lot;
  codeSize?: string;
  children: ReactNode;
}) {
  const { title, order, lot, codeSize = '32mm', children } = props;
  const { t, name } = useWords();
  const { company } = useSession();
  const { short } = useInstants();
  const address = codeAddress(order.orderId, lot?.lotId);
  const printedAt = short(new Date(nowMs()).toISOString());
  return (
    <section className="sheet" aria-label={`${title} ${lot?.lotId ?? ''}`} data-sheet={lot?.lotId ?? 'order'}>
      <div className="head">
        <div>
          <div>{name(company.names)}</div>
          <h2>
            {title}
            {lot && ` · ${lot.lotId}`}
          </h2>
          <div className="to">{order.orderNumber}</div>
        </div>
        <div>
          <QrCode text={address} label={t('order.print.code', { address })} size={codeSize} />
          <div>{t('order.print.scan')}</div>
        </div>
      </div>
      {children}
      <p>{t('order.print.printedAt', { at: printedAt, version: order.version })}</p>
    </section>
  );
}

/** What a code leads to: the page on which the next act is two taps away. */
function codeAddress(orderId: string, lotId: string | undefined): string {
  return `${window.location.origin}/s/${orderId}${lotId === undefined ? '' : `/${lotId}`}`;
}
