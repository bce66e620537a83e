import { useQuery } from '@tanstack/react-query';
import type { UntrackedPage } from '../../api/views/tracking-schema.ts';
import { request } from '../api/request.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { QuietOrders, shownAtOnce } from './quiet-orders.tsx';

/** Orders that the reader follows and of which nobody has said anything for long (TRACK-01). */
export function SilentOrders() {
  const { t } = useWords();
  const { short } = useInstants();
  const { data } = useQuery({
    queryKey: ['work', 'silent'],
    queryFn: ({ signal }) =>
      request<UntrackedPage>('/v1/tracking', { query: { mine: true, limit: shownAtOnce }, signal }),
  });
  const orders = data?.items ?? [];
  return (
    <QuietOrders
      title={t('work.silent')}
      orders={orders}
      hrefOf={({ orderId }) => `/orders/${orderId}`}
      sinceOf={({ lastTrackedAt }) => t('work.silentSince', { at: short(lastTrackedAt) })}
      mark={{ 'data-silent': orders.length }}
    />
  );
}
