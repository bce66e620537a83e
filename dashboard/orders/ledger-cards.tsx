import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { LedgerRow } from '../../api/views/row-schemas.ts';
import { OrderCard } from '../board/order-card.tsx';

/** Rough height of a card with the room below it, in pixels. */
const cardHeight = 92;

/** The ledger on a phone: a card for each row. */
export function LedgerCards({ rows, onEnd }: { rows: LedgerRow[]; onEnd: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => cardHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 20) onEnd();
  }, [last, rows.length, onEnd]);
  return (
    <div ref={box} className="ledger-box" data-ledger>
      <ul className="ledger-list" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={row.orderId}
              data-index={index}
              ref={virtual.measureElement}
              style={{
                position: 'absolute',
                insetInline: 0,
                transform: `translateY(${start}px)`,
                paddingBottom: 6,
              }}
            >
              <OrderCard card={{ ...row, deadline: row }} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
