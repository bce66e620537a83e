import { Box, Text } from '@mantine/core';
import type { Order } from '../api/orders.ts';
import { useWords } from '../words/use-words.ts';

/** The numbers under which the papers of the order are kept. */
export function PaperNumbers({ order }: { order: Order }) {
  const { t } = useWords();
  const lots = order.lots.flatMap(({ lotId, shipment }): [string, string | undefined][] => [
    [`${t('order.print.note')} ${lotId}`, shipment?.shippingNoteNumber],
    [`${t('order.print.tracking')} ${lotId}`, shipment?.trackingNumber],
  ]);
  const rows: [string, string | undefined][] = [
    [t('order.facts.external'), order.details.externalNumber],
    [t('order.signatures.quotation'), order.quotation?.quotationNumber],
    [t('order.signatures.contract'), order.contract?.contractNumber],
    ...lots,
    [t('order.signatures.invoice'), order.invoice?.invoiceNumber],
  ];
  const known = rows.filter(([, value]) => value !== undefined);
  if (known.length === 0) return null;
  return (
    <Box component="dl" className="facts" aria-label={t('order.files.numbers')}>
      {known.map(([label, value]) => (
        <div key={label}>
          <Text component="dt" size="sm" c="dimmed">
            {label}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </Box>
  );
}
