import { Alert, List } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { fieldNames } from '../../domain/names/detail-names.ts';
import type { Order } from '../api/orders.ts';
import { useWords } from '../words/use-words.ts';

/** What the order still lacks, field by field, and who is to say it. */
export function Gaps({ order }: { order: Order }) {
  const { t, name } = useWords();
  if (order.gaps.length === 0) return null;
  return (
    <Alert color="orange" icon={<IconListCheck />} title={t('order.gaps')} data-gaps={order.gaps.length}>
      <List size="sm">
        {order.gaps.map(({ path, whose, reasonNames }) => (
          <List.Item key={path}>
            <b>{name(fieldNames(path))}</b> · {t(whose === 'OURS' ? 'order.gapOurs' : 'order.gapCustomer')} ·{' '}
            {name(reasonNames)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
