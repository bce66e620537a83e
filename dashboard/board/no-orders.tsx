import { Button } from '@mantine/core';
import { Empty } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import type { OrdersView } from './use-view.ts';

/** Says whether there is nothing at all, or nothing that fits. */
export function NoOrders({ view }: { view: OrdersView }) {
  const { t } = useWords();
  if (!view.isNarrowed) return <Empty>{t('board.emptyAll')}</Empty>;
  const clear = (
    <Button variant="light" size="xs" onClick={view.clear}>
      {t('board.clearFilters')}
    </Button>
  );
  return <Empty action={clear}>{t('board.empty')}</Empty>;
}
