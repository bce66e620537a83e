import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useWords } from '../words/use-words.ts';
import { useMayEnter } from './may-enter.ts';

/** Leads to a new order like this one, for those who enter orders; `plain` in a table. */
export function CopyOrder(props: { orderId: string; size?: number; plain?: boolean }) {
  const { orderId, size = 36, plain = false } = props;
  const { t } = useWords();
  if (!useMayEnter()) return null;
  return (
    <Tooltip label={t('order.copy')}>
      <ActionIcon
        component={Link}
        href={`/orders/new?copy=${orderId}`}
        variant={plain ? 'subtle' : 'default'}
        color="gray"
        size={size}
        aria-label={t('order.copy')}
        data-copy={orderId}
      >
        <IconCopy size={plain ? 15 : 18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
