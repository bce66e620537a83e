import { OrdersViewPage } from '../board/orders-view-page.tsx';
import { useWords } from '../words/use-words.ts';

/** The ledger of orders. */
export function OrdersPage() {
  const { t } = useWords();
  return <OrdersViewPage title={t('frame.orders')} page="/orders" usual="table" />;
}
