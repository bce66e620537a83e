import './print.css';
import { Alert, Anchor, Button, Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'wouter';
import { type Order, useOrder } from '../api/orders.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { OrderSummarySheet } from './order-summary-sheet.tsx';
import { ShippingLabelSheet } from './shipping-label-sheet.tsx';
import { WorkOrderSheet } from './work-order-sheet.tsx';

const papers = ['workOrders', 'labels', 'summary'] as const;

/** Papers of an order: a work order and a shipping label for each lot, and a summary. */
export function PrintPage() {
  const { orderId } = useParams<{ orderId: string }>();
  const { data, error, refetch } = useOrder(orderId);
  if (data !== undefined) return <Papers order={data} />;
  return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={8} />;
}

function Papers({ order }: { order: Order }) {
  const { t } = useWords();
  const [query, setQuery] = useSearchParams();
  const first = order.lots.length === 0 ? 'summary' : 'workOrders';
  const shown = papers.find((each) => each === query.get('papers')) ?? first;
  // A scanned lot asks for its own paper alone.
  const lots = order.lots.filter(({ lotId }) => (query.get('lot') ?? lotId) === lotId);
  return (
    <Stack gap="md" data-print={shown}>
      <Stack gap="sm" className="no-print">
        <Group justify="space-between">
          <Title order={1} size="h2">
            {t('order.print.title')} · {order.orderNumber}
          </Title>
          <Anchor component={Link} href={`/orders/${order.orderId}`}>
            {t('order.print.back')}
          </Anchor>
        </Group>
        <Group justify="space-between">
          <SegmentedControl
            aria-label={t('order.print.papers')}
            value={shown}
            onChange={(paper) =>
              setQuery((current) => {
                current.set('papers', paper);
                return current;
              })
            }
            data={papers.map((value) => ({ value, label: t(`order.print.${value}`) }))}
          />
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('order.print.print')}
          </Button>
        </Group>
        {shown !== 'summary' && lots.length === 0 && <Alert color="gray">{t('order.print.noLots')}</Alert>}
      </Stack>
      <div>
        {shown === 'workOrders' &&
          lots.map((lot) => <WorkOrderSheet key={lot.lotId} order={order} lot={lot} />)}
        {shown === 'labels' &&
          lots.map((lot) => <ShippingLabelSheet key={lot.lotId} order={order} lot={lot} />)}
        {shown === 'summary' && <OrderSummarySheet order={order} />}
      </div>
    </Stack>
  );
}
