import { Badge, Group, Text } from '@mantine/core';
import type { FollowedOrderView } from '../../api/views/follow-schema.ts';
import { useWords } from '../words/use-words.ts';
import { useDates } from './use-dates.ts';

/** What travels together: what is in it, who carries it, and when it comes or came. */
export function FollowedLot({ lot }: { lot: FollowedOrderView['lots'][number] }) {
  const { t, name } = useWords();
  const { day } = useDates();
  const holds = lot.lines.map(({ product, quantity, unit }) => `${product ?? ''} × ${quantity}${unit ?? ''}`);
  const facts = [
    lot.carrier && `${t('follow.carrier')} ${lot.carrier}`,
    lot.trackingNumber && `${t('follow.tracking')} ${lot.trackingNumber}`,
    lot.signedAt
      ? t('follow.signed', { at: day(lot.signedAt) })
      : lot.expectedArrival && t('follow.expected', { at: day(lot.expectedArrival) }),
  ];
  return (
    <Group gap="sm" py={6} data-shipment={lot.lotId}>
      <Text size="sm" flex={1} miw={180}>
        {holds.join(', ')}
      </Text>
      <Badge variant="light" tt="none">
        {name(lot.stageName)}
      </Badge>
      <Text size="sm" c="dimmed">
        {facts.filter(Boolean).join(' · ')}
      </Text>
    </Group>
  );
}
