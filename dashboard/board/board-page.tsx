import { useWords } from '../words/use-words.ts';
import { OrdersViewPage } from './orders-view-page.tsx';

/** Orders and lots by stage. */
export function BoardPage() {
  const { t } = useWords();
  return <OrdersViewPage title={t('frame.board')} page="/board" usual="board" />;
}
